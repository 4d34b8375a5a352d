#pragma once

#include "platform/base/Scheduler.h"
#include "sync/engine/PictureSession.h"
#include "sync/engine/RetryPolicy.h"
#include "sync/engine/SyncSession.h"

#include <memory>

namespace seenheard {

/// Where driving stands, for the screen Sending. Moments are of the tablet's wall clock.
struct DrivingState {
    bool running = false;
    std::uint32_t failures = 0;                ///< In a row.
    std::optional<Error> lastFailure;          ///< Nothing after a success.
    std::optional<std::int64_t> lastSuccessMs; ///< Since this driver was made.
    std::optional<std::int64_t> nextTryMs;     ///< Nothing while one runs or none is planned.
};

/// Decides when to exchange, and carries sessions through the transport, one at a time: words until they are dry, then
/// pictures, which anything new that was saved interrupts. Stopping it at any moment
/// loses nothing: what was not answered is asked again. References must outlive it; it may not be destroyed from
/// inside its own callbacks.
class SyncDriver {
public:
    using Done = std::function<void(Result<SyncTotals>)>;
    using MakeSession = std::function<std::unique_ptr<SyncSession>()>;
    using MakePictures = std::function<std::unique_ptr<PictureSession>()>;
    using Changed = std::function<void()>;

    SyncDriver(Transport& transport, const Clock& clock, Random& random, MakeSession makeSession,
        const RetryPolicy& policy = {}, MakePictures makePictures = nullptr);
    ~SyncDriver();
    SyncDriver(const SyncDriver&) = delete;
    SyncDriver& operator=(const SyncDriver&) = delete;

    /// One exchange now, until dry. Called while one runs, it joins that one. `done` is called once, usually later,
    /// but at once where the store cannot be read; never after cancel() or the end of the driver.
    void exchange(Done done);
    /// Gives up on what is under way.
    void cancel();

    /// From now on exchanges by itself: at once, when woken, and after the policy's waits. `changed` is called
    /// whenever state() has changed.
    void start(Scheduler& scheduler, Changed changed);
    /// Cancels too. Nothing is called afterwards.
    void stop();
    /// Something was saved: exchange soon, and once more after a running one, which may have missed it. While the
    /// server is not to be reached the planned try stays: a save is no news of the network.
    void wake();
    /// The network changed: forget the failures so far and try now.
    void networkChanged();

    [[nodiscard]] const DrivingState& state() const { return state_; }

private:
    void begin();
    void step();
    void stepPictures();
    void takePicture(const HttpResponse& response);
    /// The words are dry: that much is said before the pictures go.
    void noteSuccess();
    [[nodiscard]] SyncTotals totals() const;
    void settle();
    void take(const Result<HttpResponse>& response);
    void finish(const Result<SyncTotals>& outcome);
    [[nodiscard]] std::optional<std::int64_t> waitAfter(const Result<SyncTotals>& outcome);
    void plan(std::int64_t delayMs);
    void unplan();
    void tell();

    Transport& transport_;
    const Clock& clock_;
    Random& random_;
    MakeSession makeSession_;
    RetryPolicy policy_;
    MakePictures makePictures_;
    DrivingState state_;
    Scheduler* scheduler_ = nullptr;
    Changed changed_;
    std::optional<Scheduler::Ticket> ticket_;
    std::optional<std::int64_t> askedMs_; ///< How long the last answer asked to be left alone.
    std::unique_ptr<SyncSession> session_;
    std::unique_ptr<PictureSession> pictures_; ///< Once the words are dry.
    std::vector<Done> waiting_;
    bool again_ = false;
};

} // namespace seenheard
