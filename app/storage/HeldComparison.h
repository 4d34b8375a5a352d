#pragma once

#include "app/storage/FollowingStore.h"
#include "app/storage/ProfileStore.h"
#include "app/storage/RecordStore.h"
#include "sync/engine/ScopeComparison.h"

namespace seenheard {

/// When what is held is compared with the server's, what that is, and what came of it.
class HeldComparison {
public:
    HeldComparison(FollowingStore& following, RecordStore& records, ProfileStore& profile)
        : following_(following)
        , records_(records)
        , profile_(profile) {}

    /// What is held of each followed scope that is not still being filled, once a day; nothing in between. Reads a
    /// line of every record and none of their states.
    [[nodiscard]] Result<std::optional<std::vector<ScopeHeld>>> due(std::int64_t nowMs);
    /// Inside a transaction of the caller: these are fetched as they stand.
    [[nodiscard]] Status end(const std::set<RecordId>& differing, std::int64_t nowMs);

private:
    FollowingStore& following_;
    RecordStore& records_;
    ProfileStore& profile_;
};

} // namespace seenheard
