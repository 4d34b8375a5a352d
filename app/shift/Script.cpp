#include "app/shift/Script.h"

namespace seenheard {

Status inOrder(std::initializer_list<Act> acts) {
    for (const auto& act : acts)
        if (auto done = act(); !done)
            return done;
    return success();
}

} // namespace seenheard
