#pragma once

#include "app/storage/ProfileDirectory.h"
#include "platform/base/Clock.h"
#include "platform/base/Result.h"

namespace seenheard {

/// When this tablet's way to the server ends: with its own TLS certificate, or with the authority's that it was pinned
/// to. UTC.
struct ConnectionEnds {
    std::int64_t certificateMs = 0;
    std::int64_t authorityMs = 0;

    bool operator==(const ConnectionEnds&) const = default;
};

/// From the profile's files, which lie open; the error says which cannot be read.
[[nodiscard]] Result<ConnectionEnds> readConnectionEnds(const ProfileDirectory& profile);

/// From 30 days before the nearer end on: one line of what ends when and what to do; empty before.
[[nodiscard]] std::string adviceOn(const ConnectionEnds& ends, const Instant& now);

} // namespace seenheard
