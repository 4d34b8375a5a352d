#include "tests/simulation/tablet/WatchedStore.h"

namespace seenheard {

Status WatchedStore::apply(const VerifiedAnswer& answer) {
    const auto before = store_.position();
    if (!before)
        return before.error();
    auto applied = store_.apply(answer);
    if (applied)
        took_(before->cursor.leaf, answer);
    return applied;
}

Result<std::optional<std::vector<ScopeHeld>>> WatchedStore::toCompare() {
    auto held = store_.toCompare();
    if (held && *held)
        compared_(nullptr);
    return held;
}

Status WatchedStore::noteCompared(const std::set<RecordId>& differing) {
    auto noted = store_.noteCompared(differing);
    if (noted)
        compared_(&differing);
    return noted;
}

} // namespace seenheard
