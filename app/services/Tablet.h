#pragma once

#include "app/services/CaptureService.h"
#include "app/services/DecisionService.h"
#include "app/services/FeedbackService.h"
#include "app/services/IntegrityService.h"
#include "app/services/KeyService.h"
#include "app/services/PersonLinkService.h"
#include "app/services/PictureService.h"
#include "app/services/PlaceService.h"
#include "app/services/ReadingTablet.h"
#include "app/services/SyncService.h"
#include "app/services/ViewingService.h"
#include "platform/base/Log.h"
#include "platform/base/Random.h"
#include "platform/device/DeviceSecret.h"

#include <filesystem>

namespace seenheard {

/// Who this tablet is enrolled for; readable while locked.
struct Enrolment {
    std::string officerName;
    std::string tabletName;
    std::string serverUrl;
    std::string serverName;
    Role role = Role::Officer;
    std::string team;
    std::string district;
};

/// Where the server is and what the tablet shows it; the files are those of the profile.
struct ServerContact {
    std::string url;
    std::filesystem::path tlsAuthority;
    std::filesystem::path tlsCertificate;
    std::filesystem::path tlsKey;
};

/// What the composition root gives to everything below.
struct TabletSurroundings {
    Clock& clock;
    Random& random;
    Log& log;
    /// Makes a road to the server, on the tablet's thread; called once for exchanges and once for news.
    std::function<Result<std::unique_ptr<Transport>>(const ServerContact&)> transportTo;
    /// Forms are shown in it as far as they were translated ("cy"); empty: as they were written.
    std::string language = {};
    /// The system's own, for profiles that keep the device's secret there; none where this machine has none.
    DeviceSecret* keyStore = nullptr;
};

struct UnlockedProfile;

/// One officer's unlocked profile: the encrypted store with every service on it. Lives on one thread. Whoever has one
/// thread only reads on it too; screens read on a ReadingTablet.
class Tablet {
public:
    /// WrongPin, Locked, NotFound (not enrolled), NotOurs, FromTheFuture, Busy (open elsewhere).
    [[nodiscard]] static Result<std::unique_ptr<Tablet>> unlock(
        const std::filesystem::path& profile, std::string_view pin, const TabletSurroundings& surroundings);
    /// The same with a second connection beside it, on which screens read.
    [[nodiscard]] static Result<UnlockedProfile> unlockForScreens(
        const std::filesystem::path& profile, std::string_view pin, const TabletSurroundings& surroundings);
    ~Tablet();

    [[nodiscard]] const Enrolment& enrolment() const;
    [[nodiscard]] CaptureService& capture();
    [[nodiscard]] DecisionService& decisions();
    [[nodiscard]] PersonLinkService& links();
    [[nodiscard]] PictureKeepingService& pictures();
    [[nodiscard]] FeedbackService& feedback();
    [[nodiscard]] IndexService& index();
    [[nodiscard]] IntegrityService& integrity();
    [[nodiscard]] PlaceService& places();
    [[nodiscard]] SyncService& sync();
    [[nodiscard]] KeyService& keys();
    [[nodiscard]] ViewingService& viewing();
    [[nodiscard]] TabletReads& reads();

private:
    struct Parts;
    [[nodiscard]] static Result<UnlockedProfile> unlock(const std::filesystem::path& profile, std::string_view pin,
        const TabletSurroundings& surroundings, bool forScreens);
    explicit Tablet(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

/// A profile that was opened with its PIN. `reading` is there where it was unlocked for screens.
struct UnlockedProfile {
    std::unique_ptr<Tablet> tablet;
    std::unique_ptr<ReadingTablet> reading;
};

/// Reads what the Unlock screen shows, without a PIN. NotFound where the profile is not enrolled.
[[nodiscard]] Result<Enrolment> readEnrolment(const std::filesystem::path& profile);

} // namespace seenheard
