#pragma once

#include "app/viewmodels/TabletViewModel.h"
#include "tests/unit/services/Officers.h"
#include "tests/viewmodels/fakes/CameraFake.h"
#include "tests/viewmodels/fakes/FakeSyncService.h"
#include "tests/viewmodels/fakes/KeyServiceFake.h"

namespace seenheard {

/// One officer's tablet as its screens see it: the real services on a store of its own, a network as the test says.
class OfficerScreens {
public:
    static constexpr std::string_view pin = "2468";

    OfficerScreens(FakeClock& clock, std::uint8_t number, const std::string& officerName, Role role = Role::Officer,
        std::string withoutSet = {});

    /// Touch it only while the screens are still.
    [[nodiscard]] OfficerTablet& tablet() { return tablet_; }
    [[nodiscard]] FakeClock& clock() { return clock_; }
    [[nodiscard]] FakeSyncService& network() { return network_; }
    [[nodiscard]] KeyServiceFake& keys() { return keys_; }
    [[nodiscard]] CameraFake& camera() { return *camera_; }
    [[nodiscard]] TabletViewModel& screens() { return *screens_; }

    /// How often locking would have ended this program and begun it anew.
    [[nodiscard]] int startedAfresh() const { return startedAfresh_; }

    /// Enters the PIN and waits for Today.
    void unlock();

private:
    [[nodiscard]] Enrolment enrolment() const;

    FakeClock& clock_;
    std::string officerName_;
    Role role_;
    TempDirectory directory_;
    OfficerTablet tablet_;
    FakeSyncService network_;
    KeyServiceFake keys_{std::string(pin)};
    CameraFake* camera_ = nullptr; ///< The screens own it.
    int startedAfresh_ = 0;
    std::unique_ptr<TabletViewModel> screens_;
};

/// Lets screens and their thread work until it is so; fails the test where it does not come to be.
void waitUntil(const std::function<bool()>& isSo);
/// Lets everything that was asked be done.
void waitUntilStill(TabletViewModel& screens);

} // namespace seenheard
