#pragma once

#include "platform/database/Database.h"
#include "sync/engine/LocalStore.h"

namespace seenheard {

/// What enrolment gave this profile: kept signed, as it came.
struct Enrolled {
    Authority authority;
    IssuingCertificate issuing;
    SignerCertificate signer;
    Bytes identityKey;
    SealingPublicKey ingestKey;
    SealingPublicKey recoveryKey;
};

[[nodiscard]] Bytes canonicalBytes(const Enrolled& enrolled);
[[nodiscard]] Result<Enrolled> enrolledFrom(BytesView canonical);

/// When what is held was last compared with the server's, and what came of it.
struct Compared {
    std::int64_t atMs = 0;       ///< Tablet's wall clock.
    bool happened = false;       ///< False for the beginning of the first day.
    std::uint64_t differing = 0; ///< Records that were not as the server has them, and were fetched again.
};

/// Numbers and blobs of which a profile has one: enrolment, position in the server's log, last exchange.
class ProfileStore {
public:
    explicit ProfileStore(Database& database) : database_(database) {}

    /// NotFound in a store that was never finished.
    [[nodiscard]] Result<Enrolled> enrolled();
    [[nodiscard]] Status setEnrolled(const Enrolled& enrolled);

    [[nodiscard]] Result<SyncPosition> position();
    [[nodiscard]] Status setPosition(const SyncPosition& position);

    /// Tablet's wall clock; nothing before the first.
    [[nodiscard]] Result<std::optional<std::int64_t>> lastExchangeMs();
    [[nodiscard]] Status setLastExchangeMs(std::int64_t tabletMs);
    /// Nothing before the first exchange.
    [[nodiscard]] Result<std::optional<Compared>> compared();
    [[nodiscard]] Status setCompared(const Compared& compared);
    /// Gaps in the own chain that the server sees.
    [[nodiscard]] Result<std::vector<std::uint64_t>> missingNumbers();
    [[nodiscard]] Status setMissingNumbers(const std::vector<std::uint64_t>& numbers);
    /// Whether the server said at the last exchange that it was restored and gathers.
    [[nodiscard]] Result<bool> serverGathers();
    /// Writes only what is new.
    [[nodiscard]] Status setServerGathers(bool gathers);
    /// What the store takes on the disk, without what is still in its write-ahead log.
    [[nodiscard]] Result<std::uint64_t> storeBytes();
    /// Whether something was purged and may still stand in the write-ahead log.
    [[nodiscard]] Result<bool> purging();
    [[nodiscard]] Status setPurging(bool purging);
    /// Up to which own number the search index knows which records were written on.
    [[nodiscard]] Result<std::uint64_t> ownSearched();
    [[nodiscard]] Status setOwnSearched(std::uint64_t number);
    /// Where the officer was when the tablet was locked, as its service wrote it; empty where nowhere.
    [[nodiscard]] Result<Bytes> place();
    [[nodiscard]] Status setPlace(BytesView place);

    /// Own numbers that are known not to be here: rolled back, or left out when the store was put right. Sorted.
    [[nodiscard]] Result<std::vector<std::uint64_t>> ownGone();
    [[nodiscard]] Status addOwnGone(const std::vector<std::uint64_t>& numbers);
    /// Where the search for what does not fit stands, as SweepStanding writes it; empty before the first.
    [[nodiscard]] Result<Bytes> sweep();
    [[nodiscard]] Status setSweep(BytesView standing);

private:
    [[nodiscard]] Result<std::optional<Bytes>> read(std::string_view name);
    [[nodiscard]] Status write(std::string_view name, BytesView value);
    [[nodiscard]] Result<std::vector<std::uint64_t>> numbersIn(std::string_view name, std::size_t most);
    [[nodiscard]] Status setNumbers(std::string_view name, const std::vector<std::uint64_t>& numbers);

    Database& database_;
};

} // namespace seenheard
