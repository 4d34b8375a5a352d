#include "app/storage/HeldComparison.h"

#include <algorithm>
#include <cstdlib>

namespace seenheard {

namespace {

constexpr std::int64_t compareEveryMs = 24LL * 60 * 60 * 1000;

} // namespace

Result<std::optional<std::vector<ScopeHeld>>> HeldComparison::due(std::int64_t nowMs) {
    const auto last = profile_.compared();
    if (!last)
        return last.error();
    // What has only just come cannot have come to differ. A clock that was put back does not put it off for ever.
    if (!*last) {
        const auto begun = profile_.setCompared({nowMs, false, 0});
        return begun ? Result(std::optional<std::vector<ScopeHeld>>{}) : begun.error();
    }
    if (std::abs(nowMs - (*last)->atMs) < compareEveryMs)
        return std::optional<std::vector<ScopeHeld>>{};
    const auto scopes = following_.filledScopes();
    if (!scopes)
        return scopes.error();
    auto digests = records_.digestsByScope();
    if (!digests)
        return digests.error();
    std::vector<ScopeHeld> held;
    for (const auto& [ref, scope] : *scopes) {
        auto& records = (*digests)[ref];
        std::ranges::sort(records, {}, &RecordDigest::record);
        held.push_back({scope, std::move(records)});
    }
    return std::optional(std::move(held));
}

Status HeldComparison::end(const std::set<RecordId>& differing, std::int64_t nowMs) {
    for (const auto& record : differing) {
        if (auto wanted = following_.want(record); !wanted)
            return wanted;
    }
    return profile_.setCompared({nowMs, true, differing.size()});
}

} // namespace seenheard
