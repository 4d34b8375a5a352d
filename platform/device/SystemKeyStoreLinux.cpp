#include "platform/device/KeychainDeviceSecret.h"
#include "platform/device/SystemKeyStore.h"

namespace seenheard {

std::unique_ptr<DeviceSecret> systemKeyStore() {
    return std::make_unique<KeychainDeviceSecret>();
}

} // namespace seenheard
