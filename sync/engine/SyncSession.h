#pragma once

#include "sync/engine/LocalStore.h"
#include "sync/engine/Transport.h"

#include <functional>
#include <set>

namespace seenheard {

/// Calls `each` with 0 … count - 1, in any order, on any threads, and returns when all are done.
using ParallelFor = std::function<void(std::size_t count, const std::function<void(std::size_t)>& each)>;

/// One after the other.
void serialFor(std::size_t count, const std::function<void(std::size_t)>& each);
/// On at most that many threads, this one included; small counts stay on this one.
[[nodiscard]] ParallelFor threadedFor(std::size_t threads);

/// Whom the tablet talks to and who it is; from the enrolment.
struct SyncIdentity {
    std::string serverName;
    PublicKey issuingKey; ///< Certified by the pinned root; checked at enrolment.
    SignerId signer;
};

/// What one session did.
struct SyncTotals {
    std::uint64_t pushed = 0;   ///< Entries that got their first receipt or more.
    std::uint64_t pulled = 0;   ///< Leaves taken in.
    std::uint64_t applied = 0;  ///< Own entries with a verified second receipt.
    std::uint64_t held = 0;     ///< Own entries that the server holds.
    std::uint64_t refused = 0;  ///< Own entries that the server refused.
    std::uint64_t received = 0; ///< Own entries stored there, not sequenced yet: worth asking again soon.
    std::uint64_t roundTrips = 0;
    std::uint64_t bytesUp = 0;
    std::uint64_t bytesDown = 0;
};

/// One attempt at an exchange. Does no I/O: ask it for the next request, give it the answer, repeat until there is
/// no next. What it cannot verify it refuses whole; each answer it takes is in the store before it asks on.
/// References must outlive it.
class SyncSession {
public:
    SyncSession(LocalStore& store, const SyncIdentity& identity, const SigningKey& key, Clock& clock,
        ParallelFor parallelFor = serialFor);

    /// The next message, packed for the wire; nothing when all is dry. Asked again before take(): the same attempt.
    [[nodiscard]] Result<std::optional<HttpRequest>> nextRequest();
    /// After an error the session is over; a new one goes on where the store stands.
    [[nodiscard]] Status take(const HttpResponse& response);

    [[nodiscard]] const SyncTotals& totals() const { return totals_; }

private:
    [[nodiscard]] Status refusal(const HttpResponse& response);
    void count(const VerifiedAnswer& answer);

    LocalStore& store_;
    SyncIdentity identity_;
    const SigningKey& key_;
    Clock& clock_;
    ParallelFor parallelFor_;
    SyncTotals totals_;
    SyncPosition position_;
    ExchangeRequest asked_;
    std::int64_t askedAtMs_ = 0;
    std::optional<std::int64_t> clockOffsetMs_; ///< Corrected in this session.
    bool clockCorrected_ = false;
    std::uint64_t sentUpTo_ = 0; ///< Own numbers sent in this session; each is sent once.
    std::uint64_t awaitedUpTo_ = 0;
    std::size_t resent_ = 0;
    bool first_ = true;
    bool more_ = false;
};

} // namespace seenheard
