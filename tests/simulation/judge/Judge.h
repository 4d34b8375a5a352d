#pragma once

#include "sync/engine/LocalStore.h"
#include "tests/simulation/judge/NaiveLog.h"
#include "tests/simulation/tablet/OfficerStore.h"

#include <filesystem>
#include <set>

namespace seenheard {

/// What the server's disk says, whichever store it is: as the judge looks at it.
class ServerDisk {
public:
    virtual ~ServerDisk() = default;
    [[nodiscard]] virtual std::uint64_t size() = 0;
    [[nodiscard]] virtual Result<JudgedLeaf> leaf(std::uint64_t leaf) = 0;
    /// Nothing where it has no such record.
    [[nodiscard]] virtual Result<std::optional<RecordState>> record(const RecordId& id) = 0;
};

/// A tablet as the judge looks at it.
struct TabletSeen {
    std::size_t tablet = 0;
    SignerId signer;
    OfficerStore& store;
};

/// Holds the world to the invariants of TRUST.md: after each step what the step touched, now and then everything.
class Judge {
public:
    Judge(Ledger& ledger, Verdict& verdict) : ledger_(ledger), verdict_(verdict), log_(ledger, verdict) {}

    /// After every event in which the server may have written.
    void watchServer(ServerDisk& disk);
    /// A tablet has taken an answer in; `from` is where its cursor stood before.
    void tookAnswer(const TabletSeen& tablet, std::uint64_t from, const VerifiedAnswer& answer);
    /// A tablet has started again: whatever was saved on it must be there. `disturbed`: its store is an older one.
    void reopened(const TabletSeen& tablet, const std::vector<EntryId>& saved, bool disturbed);
    /// Everything on one tablet against the naive model.
    void checkTablet(const TabletSeen& tablet, const std::vector<EntryId>& saved, bool disturbed);
    void checkServer(ServerDisk& disk);
    /// An answer that names this server time is a lie: nobody may take it in.
    void expectRefusal(std::int64_t serverTimeMs) { lies_.insert(serverTimeMs); }
    /// Nothing is under way any more and everybody could speak with the server. `sealed`: lies in a black box only.
    void checkAtRest(const TabletSeen& tablet, const std::vector<EntryId>& saved, bool disturbed);

    /// What was saved and has no verified receipt lies in the black box too, whatever becomes of the store.
    void checkBox(std::size_t tablet, const std::filesystem::path& box, const std::vector<EntryId>& saved);
    /// No file holds what an officer wrote.
    void checkFiles(const std::filesystem::path& directory);

    [[nodiscard]] NaiveLog& log() { return log_; }
    [[nodiscard]] const NaiveLog& log() const { return log_; }

private:
    void checkRecord(const TabletSeen& tablet, const RecordId& record, std::uint64_t cursor, bool wholly);
    void checkGaps(const TabletSeen& tablet, std::uint64_t below);

    Ledger& ledger_;
    Verdict& verdict_;
    NaiveLog log_;
    std::set<std::int64_t> lies_;
};

} // namespace seenheard
