#include "platform/device/SystemSleep.h"

namespace seenheard {

std::unique_ptr<QObject> watchSystemSleep(std::function<void()>) {
    // What the application's state does not tell, nobody does here.
    return nullptr;
}

} // namespace seenheard
