#include "app/viewmodels/ProfileParts.h"

#include "app/viewmodels/UnlockedTablet.h"

namespace seenheard {

TabletParts partsOf(const std::filesystem::path& profile, const TabletSurroundings& surroundings) {
    return {[profile, surroundings](std::string_view pin) -> Result<OpenedTablet> {
                auto unlocked = Tablet::unlockForScreens(profile, pin, surroundings);
                if (!unlocked)
                    return unlocked.error();
                return OpenedTablet{
                    std::make_unique<UnlockedTablet>(std::move(unlocked->tablet)), std::move(unlocked->reading)};
            },
        readEnrolment(profile), profile / "appearance.ini"};
}

} // namespace seenheard
