#include "platform/device/AndroidDeviceSecret.h"
#include "platform/device/SystemKeyStore.h"

#include <QJniEnvironment>
#include <QStandardPaths>

namespace seenheard {

std::unique_ptr<DeviceSecret> systemKeyStore() {
    auto* machine = QJniEnvironment::javaVM();
    if (machine == nullptr)
        return nullptr;
    const auto home = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
    return std::make_unique<AndroidDeviceSecret>(*machine, std::filesystem::path(home) / "keys");
}

} // namespace seenheard
