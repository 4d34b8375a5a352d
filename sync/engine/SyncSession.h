#pragma once

#include "platform/base/Clock.h"
#include "sync/engine/AnswerCheck.h"
#include "sync/engine/OutgoingAhead.h"
#include "sync/engine/Transport.h"

#include <limits>
#include <set>

namespace seenheard {

/// Whom the tablet talks to and who it is; from the enrolment.
struct SyncIdentity {
    std::string serverName;
    PublicKey issuingKey; ///< Certified by the pinned root; checked at enrolment.
    SignerId signer;
    PublicKey root = {}; ///< The pinned root itself: what opens a new epoch is signed by it.
};

/// What one session did.
struct SyncTotals {
    std::uint64_t pushed = 0;          ///< Entries sent that the server has: received, applied or held.
    std::uint64_t pulled = 0;          ///< Leaves taken in.
    std::uint64_t applied = 0;         ///< Verified second receipts.
    std::uint64_t held = 0;            ///< Own entries that the server holds.
    std::uint64_t refused = 0;         ///< Own entries that the server refused.
    std::uint64_t received = 0;        ///< Own entries stored there, not sequenced yet: worth asking again soon.
    std::uint64_t records = 0;         ///< Records taken in whole, beside the cursor.
    std::uint64_t history = 0;         ///< Entries taken in that only explain such records.
    std::uint64_t differing = 0;       ///< Records that were not as the server has them, and are fetched again.
    std::uint64_t picturesSent = 0;    ///< Pictures with a verified receipt.
    std::uint64_t picturesFetched = 0; ///< Pictures that somebody looks at, whole now.
    bool gathering = false;            ///< The server was restored: what it received waits until somebody ends that.
    std::uint64_t roundTrips = 0;
    std::uint64_t bytesUp = 0;
    std::uint64_t bytesDown = 0;
};

/// One attempt at an exchange. Does no I/O: ask it for the next request, settle() while that is under way, give it the
/// answer, repeat until there is no next. What it cannot verify it refuses whole. A plain answer may wait for settle()
/// until the next request has gone, so that tablet and server work at the same time; nothing durable is said of it
/// before: the next request shows the tree head of the store, and a crash in between only asks again.
/// References must outlive it.
class SyncSession {
public:
    SyncSession(LocalStore& store, SyncIdentity identity, const SigningKey& key, const Clock& clock,
        ParallelFor parallelFor = serialFor);

    /// The next message, packed for the wire; nothing when all is dry. Asked again before take(): the same attempt.
    [[nodiscard]] Result<std::optional<HttpRequest>> nextRequest();
    /// After an error the session is over; a new one goes on where the store stands.
    [[nodiscard]] Status take(const HttpResponse& response);
    /// Brings what was taken into the store, where that has not been done, and makes ready what can be of the next
    /// message. take() brings it in, too, and so does the end of all.
    [[nodiscard]] Status settle();

    [[nodiscard]] const SyncTotals& totals() const { return totals_; }

private:
    /// A cut costs one message, so they begin small and grow while the road is quick.
    static constexpr std::size_t firstPushBytes = 256ULL * 1024;

    [[nodiscard]] Result<bool> gather();
    [[nodiscard]] Result<SyncPosition> position();
    [[nodiscard]] bool mayWait(const VerifiedAnswer& answer) const;
    /// The last thing of an exchange, now and then.
    [[nodiscard]] Status gatherComparison();
    [[nodiscard]] Status takeComparison(const std::vector<RangeFound>& found);
    [[nodiscard]] bool heldByServer(const SignerId& signer, std::uint64_t number) const;
    [[nodiscard]] Status takeRefusal(const HttpResponse& response);
    [[nodiscard]] Status checkProgress(const ExchangeResponse& answer);
    [[nodiscard]] Status enterEpoch(const ExchangeResponse& answer);
    [[nodiscard]] Status gatherBrought();
    /// What a restored server needs to know signers by.
    [[nodiscard]] Status gatherCertificates();
    void count(const VerifiedAnswer& answer);
    void countBeside(const ExchangeResponse& answer);

    LocalStore& store_;
    SyncIdentity identity_;
    const SigningKey& key_;
    const Clock& clock_;
    ParallelFor parallelFor_;
    SyncTotals totals_;
    Asked asked_;
    std::int64_t askedAtMonotonicMs_ = 0;
    std::optional<VerifiedAnswer> taken_; ///< Checked and not in the store yet.
    OutgoingAhead ahead_;
    std::vector<EntryPieces> going_;            ///< Own entries of the request, until settle().
    std::set<std::uint64_t> sending_;           ///< Own numbers in the request under way.
    std::set<std::uint64_t> sent_;              ///< Own numbers sent and answered in this session.
    std::size_t pushBytes_ = firstPushBytes;    ///< As many octets of entries go into the next request.
    std::uint64_t sentUpTo_ = 0;                ///< Where to go on sending …
    std::uint64_t askedUpTo_ = 0;               ///< … and asking for second receipts.
    std::optional<std::int64_t> clockOffsetMs_; ///< As corrected in this session.
    std::uint64_t lowestWaiting_ = std::numeric_limits<std::uint64_t>::max();
    bool sendWhole_ = false;       ///< The server does not hold what was left out.
    bool showCertificate_ = false; ///< The server does not know this signer.
    bool asking_ = false;          ///< A request is under way, and one answer may come.
    bool more_ = true;
    std::uint64_t broughtUpTo_ = 0; ///< Where to go on bringing what others wrote.
    bool comparable_ = true;        ///< Not compared in this session yet.
    std::optional<ScopeComparison> comparison_;
    bool besideDry_ = false;                  ///< Nothing more comes beside the cursor in this session.
    std::int64_t historyAfter_ = 0;           ///< Records of which no history is had for the asking lie below.
    std::optional<std::int64_t> historyUpTo_; ///< The last record that is asked about.
    int withoutProgress_ = 0;
};

} // namespace seenheard
