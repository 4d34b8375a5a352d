#include "platform/device/SystemKeyStore.h"
#include "platform/device/WindowsDeviceSecret.h"

#include <cstdlib>

namespace seenheard {

std::unique_ptr<DeviceSecret> systemKeyStore() {
    const auto* home = std::getenv("LOCALAPPDATA");
    if (home == nullptr)
        return nullptr;
    return std::make_unique<WindowsDeviceSecret>(std::filesystem::path(home) / "Seen and Heard" / "keys");
}

} // namespace seenheard
