#include "app/services/PinChange.h"

#include "app/services/CarryingOut.h"
#include "app/services/EnrolmentService.h"
#include "app/storage/EnrolmentFile.h"
#include "platform/base/FileLock.h"
#include "platform/device/KeyVault.h"

namespace seenheard {

Status changePin(const std::filesystem::path& profile, std::string_view pin, std::string_view newPin, Random& random,
    const Clock& clock) {
    const ProfileDirectory directory{profile};
    if (const auto enrolled = readEnrolmentFile(directory); !enrolled)
        return enrolled.error();
    if (auto open = checkMayOpen(directory); !open)
        return open;
    if (auto good = checkPin(newPin); !good)
        return good;
    const auto alone = FileLock::take(directory.lock());
    if (!alone)
        return alone.error();
    // A new machine may be quicker than the one that the profile was made on.
    const auto cost = calibratedPinCost(clock);
    if (!cost)
        return cost.error();
    FileDeviceSecret device(profile);
    const SystemBootTime bootTime;
    return KeyVault(directory.vault(), device, random, bootTime).changePin(pin, newPin, *cost);
}

} // namespace seenheard
