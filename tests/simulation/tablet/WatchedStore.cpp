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

} // namespace seenheard
