#pragma once

#include "platform/base/Result.h"
#include "sync/server/store/TabletCommandStore.h"

#include <vector>

namespace seenheard {

/// Number, kind and time of a command, from that column of either store's row on.
template<typename Row>
[[nodiscard]] TabletCommand tabletCommandAt(const Row& row, int first) {
    return {static_cast<std::uint64_t>(row.integer(first)), static_cast<CommandKind>(row.integer(first + 1)),
        row.integer(first + 2)};
}

/// Of tablet, number, kind, given_at, person, reason, carried_out_at.
template<typename Row>
[[nodiscard]] GivenCommand givenCommandIn(const Row& row) {
    GivenCommand given{row.template id<TabletId>(0), tabletCommandAt(row, 1), row.text(4), row.text(5), std::nullopt};
    if (!row.isNull(6))
        given.carriedOutAtMs = row.integer(6);
    return given;
}

/// The tablets that these certificates, in order of enrolment, are for.
[[nodiscard]] Result<std::vector<KnownTablet>> tabletsOf(const std::vector<Bytes>& certificates);
/// NotFound where it is none of those.
[[nodiscard]] Status checkKnown(const std::vector<KnownTablet>& tablets, const TabletId& tablet);

} // namespace seenheard
