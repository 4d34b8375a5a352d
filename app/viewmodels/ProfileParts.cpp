#include "app/viewmodels/ProfileParts.h"

#include "app/viewmodels/UnlockedTablet.h"
#include "platform/device/FileDeviceSecret.h"

namespace seenheard {

TabletParts partsOf(const std::filesystem::path& profile, const TabletSurroundings& surroundings) {
    return {[profile, surroundings](std::string_view pin) -> Result<std::unique_ptr<OpenTablet>> {
                auto tablet = Tablet::unlock(profile, pin, surroundings);
                if (!tablet)
                    return tablet.error();
                return std::unique_ptr<OpenTablet>(std::make_unique<UnlockedTablet>(std::move(tablet).value()));
            },
        readEnrolment(profile), profile / "appearance.ini", std::string(FileDeviceSecret(profile).protection())};
}

} // namespace seenheard
