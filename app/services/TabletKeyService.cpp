#include "app/services/TabletKeyService.h"

#include "app/services/EnrolmentService.h"
#include "platform/device/KeyVault.h"
#include "platform/device/ProfileDeviceSecret.h"

#include <utility>

namespace seenheard {

TabletKeyService::TabletKeyService(ProfileDirectory profile, const VaultSurroundings& around, Rules rules)
    : profile_(std::move(profile))
    , around_(around)
    , rules_(std::move(rules)) {}

Status TabletKeyService::tryPin(std::string_view pin) {
    ProfileDeviceSecret device(profile_.root, around_.keyStore);
    const SystemBootTime bootTime;
    const auto keys = KeyVault(profile_.vault(), device, around_.random, bootTime).unlock(pin);
    return keys ? success() : Status(keys.error());
}

Status TabletKeyService::rewrap(std::string_view pin, std::string_view newPin, DeviceSecret& device) {
    // A new machine may be quicker than the one that the profile was made on.
    const auto cost = around_.cost ? Result<PinCost>(*around_.cost) : calibratedPinCost(around_.clock);
    if (!cost)
        return cost.error();
    const SystemBootTime bootTime;
    return KeyVault(profile_.vault(), device, around_.random, bootTime).changePin(pin, newPin, *cost);
}

Status TabletKeyService::changePin(std::string_view pin, std::string_view newPin) {
    if (auto good = checkPin(newPin, rules_()); !good)
        return good;
    ProfileDeviceSecret device(profile_.root, around_.keyStore);
    return rewrap(pin, newPin, device);
}

Status TabletKeyService::keepSecretIn(SecretPlace place, std::string_view pin) {
    ProfileDeviceSecret device(profile_.root, around_.keyStore);
    const auto before = device.place();
    const auto chosen = device.chosen();
    if (!before || !chosen)
        return before ? chosen.error() : before.error();
    if (*before == place && *chosen == place)
        return success();
    // As long as the key store is named, both places are looked in: whatever the vault names is found.
    if (place == SecretPlace::KeyStore) {
        if (auto ready = device.chooseKeyStore(around_.random); !ready)
            return ready;
        auto wrapped = rewrap(pin, pin, device);
        return wrapped ? device.eraseFiles() : wrapped;
    }
    device.writeFiles();
    if (auto wrapped = rewrap(pin, pin, device); !wrapped)
        return wrapped;
    return device.forgetKeyStore();
}

SecretStanding TabletKeyService::secret() {
    const ProfileDeviceSecret device(profile_.root, around_.keyStore);
    const auto place = device.place();
    return {place ? *place : SecretPlace::File, std::string(device.protection()),
        around_.keyStore && around_.keyStore->answers()};
}

} // namespace seenheard
