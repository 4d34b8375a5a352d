#include "app/viewmodels/Turn.h"

namespace seenheard {

void Turn::componentComplete() {
    if (growth_)
        growth_->join(*this);
}

} // namespace seenheard
