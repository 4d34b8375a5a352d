#include "platform/device/BootTime.h"

#include <windows.h>

namespace seenheard {

BootMoment SystemBootTime::now() const {
    // Windows does not tell one run of the machine from another: a moment that is less than the one before tells it.
    return {{}, static_cast<std::int64_t>(GetTickCount64())};
}

} // namespace seenheard
