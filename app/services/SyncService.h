#pragma once

#include "app/services/ConnectionEnds.h"
#include "app/services/RecordView.h"
#include "app/storage/OutsideTreeHead.h"
#include "app/storage/TabletPictureStore.h"
#include "platform/base/Clock.h"
#include "sync/engine/Transport.h"
#include "sync/protocol/Authority.h"

#include <optional>
#include <vector>

namespace seenheard {

/// What one exchange did, for `exchange` and the screen Sending.
struct ExchangeReport {
    std::uint64_t pushed = 0;
    std::uint64_t pulled = 0;
    std::uint64_t held = 0;
    std::uint64_t refused = 0;
    std::uint64_t picturesSent = 0;    ///< With a receipt of the server.
    std::uint64_t picturesFetched = 0; ///< Of colleagues, that somebody looks at.
    std::uint64_t differences = 0;     ///< Open after it.
    std::uint64_t roundTrips = 0;
    std::uint64_t bytesUp = 0;
    std::uint64_t bytesDown = 0;
};

/// The black box beside the store, as it was found when the store was opened and as it stands now.
struct BoxState {
    std::uint64_t head = 0;    ///< Number of the newest own entry in it.
    std::uint64_t bytes = 0;   ///< On the disk, all segments.
    std::uint64_t damaged = 0; ///< Records and segments whose octets have changed.
    /// Who opened it last with the offline recovery key, by the log, and why; empty where nobody has.
    std::string openedBy = {};
    std::string openedWhy = {};

    bool operator==(const BoxState&) const = default;
};

/// Why sending stands as it does, where it is not the network's doing.
constexpr std::string_view leaseIsOverWords =
    "The server has not met this tablet for so long that what others wrote is not kept on it. The next exchange brings "
    "it back. Recording and sending go on as ever.";
constexpr std::string_view diskIsFullWords =
    "This tablet's disk is full. What you write is saved as long as a small reserve lasts: finish this record and "
    "send, then free some space.";

/// Where sending stands.
struct SendingStatus {
    std::uint64_t waiting = 0;  ///< Entries on this tablet only.
    std::uint64_t received = 0; ///< Received, no second receipt.
    std::uint64_t held = 0;
    PictureCount pictures;                   ///< Own ones that entries name.
    std::optional<Instant> lastExchange;     ///< Last that succeeded.
    std::optional<std::string> lastFailure;  ///< In words; nothing after a success.
    std::optional<std::int64_t> nextTryAtMs; ///< Wall clock; nothing while one runs or none is planned.
    bool running = false;
    bool diskFull = false;                     ///< No reserve is left for what is being written.
    std::vector<std::uint64_t> missingNumbers; ///< "number n is missing"
    /// Entries that the black box has and this store had lost when it was opened: it was rolled back.
    std::uint64_t lostByRollback = 0;
    /// The server was restored from a backup and gathers what tablets hold: what it received enters no record yet.
    bool serverGathers = false;
    BoxState box;
    std::optional<ConnectionEnds> connection; ///< Nothing where its certificates cannot be read.
    std::string connectionAdvice;             ///< What ends soon, when and what to do; empty where nothing does.
    /// How the tree head outside the store was found when the store was opened.
    OutsideHeadFound outsideHead = OutsideHeadFound::Kept;
    bool forked = false;       ///< Store and black box know two entries of one number.
    Role role = Role::Officer; ///< As it is now, whatever it was at enrolment.
    /// How this enrolment stands; where it is closed, by whom and why.
    SignerStanding standing = SignerStanding::Open;
    std::string closedBy;
    std::string closedWhy;
    std::vector<OutcomeView> outcomes; ///< What became of own entries that were held; newest first, the last 50.
};

/// Exchanges with the server. Asynchronous: the transport answers on this thread's event loop.
class SyncService {
public:
    using Done = std::function<void(Result<ExchangeReport>)>;
    using Changed = std::function<void()>;

    virtual ~SyncService() = default;

    /// Exchanges until dry. A second call while one runs joins it.
    virtual void exchange(Done done) = 0;
    /// Starts the driver: exchanges now, after each save, and with back-off after failures.
    virtual void startDriving(Scheduler& scheduler, Changed changed) = 0;
    virtual void stopDriving() = 0;
    /// Something was saved: try sooner.
    virtual void wake() = 0;
    /// The network changed, or the tablet woke from sleep: forget failures and try now.
    virtual void networkChanged() = 0;
    [[nodiscard]] virtual Result<SendingStatus> status() = 0;
};

} // namespace seenheard
