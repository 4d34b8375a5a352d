#pragma once

#include "app/services/Tablet.h"
#include "app/storage/LockedPictures.h"
#include "app/storage/ProfileDirectory.h"
#include "sync/engine/BoxDelivery.h"
#include "sync/engine/PictureSession.h"

namespace seenheard {

/// What a profile does without its PIN: it delivers what waits in its black box and the pictures beside it, takes
/// receipts, and does what the server tells it. Lives on one thread, asynchronous as SyncService is.
class LockedTablet {
public:
    struct Report {
        BoxTotals totals;
        PictureTotals pictures;
        std::vector<TabletCommand> carriedOut;
        bool renewed = false; ///< Its TLS certificate, which was to end soon.
    };
    using Done = std::function<void(Result<Report>)>;

    /// NotFound where the profile is not enrolled.
    [[nodiscard]] static Result<std::unique_ptr<LockedTablet>> open(
        const std::filesystem::path& profile, const TabletSurroundings& surroundings);
    ~LockedTablet();

    /// One delivery now, until dry. While one runs: Busy.
    void deliver(Done done);
    /// Gives up on what is under way; its `done` is not called.
    void cancel();

    [[nodiscard]] const std::filesystem::path& profile() const { return profile_.root; }

private:
    LockedTablet(ProfileDirectory profile, BoxIdentity identity, std::unique_ptr<Transport> transport,
        const TabletSurroundings& around);

    void step();
    void stepPictures();
    /// Where the certificate ends soon. That it fails fails no delivery: it is tried again at the next one.
    void renew();
    void takeRenewal(const Result<HttpResponse>& response);
    void take(const Result<HttpResponse>& response);
    void finish(const Status& status);
    void obey(const std::vector<TabletCommand>& commands);

    ProfileDirectory profile_;
    BoxIdentity identity_;
    std::unique_ptr<Transport> transport_;
    const Clock& clock_;
    DeviceSecret* keyStore_;
    std::optional<BoxDelivery> delivery_;
    std::optional<LockedPictures> waiting_;
    std::optional<PictureSession> pictures_; ///< Once the box is delivered.
    std::uint64_t carriedOut_ = 0;
    std::vector<TabletCommand> done_; ///< Carried out in this delivery.
    bool renewed_ = false;            ///< In this delivery.
    Status obeyed_;                   ///< Why the newest command could not be carried out.
    Done whenDone_;
};

/// The enrolled profiles that lie beside this one, itself first: those of one tablet that officers share.
[[nodiscard]] std::vector<std::filesystem::path> profilesBeside(const std::filesystem::path& profile);

} // namespace seenheard
