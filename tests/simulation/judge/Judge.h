#pragma once

#include "sync/engine/LocalStore.h"
#include "tests/simulation/judge/Following.h"
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
    /// It was shown a signed head that its log does not have.
    [[nodiscard]] virtual bool isStopped() = 0;
    [[nodiscard]] virtual Result<std::vector<RecordScope>> assigned(const OfficerId& officer) = 0;
};

/// A tablet as the judge looks at it.
struct TabletSeen {
    std::size_t tablet = 0;
    SignerId signer;
    OfficerId officer;
    OfficerStore& store;
    const std::vector<EntryId>& saved; ///< What the screen has called saved, in order.
    bool disturbed = false;            ///< Its store was replaced by an older one.
    const std::set<RecordId>& damaged; ///< Records that were lost behind its back: nothing is expected of them yet.
};

/// Holds the world to the invariants of TRUST.md: after each step what the step touched, now and then everything.
class Judge {
public:
    Judge(Ledger& ledger, Verdict& verdict) : ledger_(ledger), verdict_(verdict), log_(ledger, verdict) {}

    /// After every event in which the server may have written.
    void watchServer(ServerDisk& disk);
    /// A tablet has taken an answer in; `from` is where its cursor stood before.
    void tookAnswer(const TabletSeen& tablet, std::uint64_t from, const VerifiedAnswer& answer);
    /// What a tablet holds is being compared with the server's, and was: nothing may have come to differ without cause.
    void beginsComparison(const TabletSeen& tablet);
    void tookComparison(const TabletSeen& tablet, const std::set<RecordId>& differing);
    /// A tablet has started again: whatever was saved on it must be there.
    void reopened(const TabletSeen& tablet);
    /// Everything on one tablet against the naive model.
    void checkTablet(const TabletSeen& tablet);
    void checkServer(ServerDisk& disk);
    /// An answer that names this server time is a lie: nobody may take it in.
    void expectRefusal(std::int64_t serverTimeMs) { lies_.insert(serverTimeMs); }
    /// From now on that tablet may be shown another history.
    void expectSecondHistory(std::size_t tablet) {
        split_.insert(tablet);
        splitAt_ = splitAt_.value_or(log_.size());
    }
    /// A backup was put back: the log ends earlier. What some tablets know goes beyond it, until they take an answer
    /// in. `gone`: what was in the log and lies on none of its author's disks any more.
    void serverPutBack(ServerDisk& disk, const std::set<std::size_t>& tablets, const std::vector<EntryId>& gone);
    /// Those that have been shown one; nothing of the true one can be true to them.
    [[nodiscard]] const std::set<std::size_t>& deceived() const { return deceived_; }
    /// Nothing is under way any more and everybody could speak with the server.
    void checkAtRest(const TabletSeen& tablet);

    /// Nothing of its officer was needed: what was saved has come out of its box, once.
    void checkLocked(std::size_t tablet, const std::vector<EntryId>& saved);
    /// What was saved and has no verified receipt lies in the black box too, whatever becomes of the store.
    void checkBox(std::size_t tablet, const std::filesystem::path& box, const std::vector<EntryId>& saved);
    /// No file holds what an officer wrote.
    void checkFiles(const std::filesystem::path& directory);

    [[nodiscard]] Following& following() { return following_; }
    [[nodiscard]] NaiveLog& log() { return log_; }
    [[nodiscard]] const NaiveLog& log() const { return log_; }

private:
    /// False where there is nothing more to be said of that answer.
    [[nodiscard]] bool checkHistory(const TabletSeen& tablet, const TreeHeadRef& head);
    /// What is here of it is what the log made of it at some time from the cursor on.
    void checkRecord(const TabletSeen& tablet, const RecordId& record, std::uint64_t cursor);
    /// The tablet holds it exactly if it follows it, and then octet for octet what the log makes.
    void checkRecordAtRest(const TabletSeen& tablet, const RecordId& record);
    /// What was saved and has not come back by the feed goes on being shown, whoever holds the record now.
    void checkShown(const TabletSeen& tablet);
    /// Nothing that was written in a record stands here any more, once it is known here that it was disposed of.
    void checkDisposed(const TabletSeen& tablet, std::uint64_t cursor);
    void checkDisposedOnServer(ServerDisk& disk);
    /// A restore has lost it, and meanwhile its record was disposed of: nobody brings it again.
    [[nodiscard]] bool isDisposedMeanwhile(const EntryId& id) const;
    /// Nothing came that is not for this officer.
    void checkNeed(const TabletSeen& tablet, const VerifiedAnswer& answer);
    /// No answer that knows of a disposal brings anything of that record.
    void checkDisposed(const TabletSeen& tablet, const VerifiedAnswer& answer);
    void checkPresent(const TabletSeen& tablet, const VerifiedRecord& present, const std::vector<RecordScope>& scopes);
    /// Its author sees what became of it, and who decided where it was held.
    void checkFate(const TabletSeen& tablet, const EntryId& id, const std::optional<OwnPlace>& place);
    void checkGaps(const TabletSeen& tablet, std::uint64_t below);

    Ledger& ledger_;
    Verdict& verdict_;
    NaiveLog log_;
    Following following_;
    std::map<std::size_t, std::vector<RecordScope>> lastFollowed_; ///< By tablet, as its newest answer said.
    std::set<std::size_t> followsAnew_; ///< Tablets that follow something else since they began to compare.
    std::map<std::size_t, std::uint64_t> comparedFrom_; ///< Where their cursors stood then.
    std::set<std::size_t> knowMore_;                    ///< Tablets that may know leaves which a restore has lost.
    std::set<EntryId> lost_;                            ///< What a restore has lost.
    std::set<EntryId> gone_;                            ///< … and perhaps for good.
    std::set<std::int64_t> lies_;
    std::set<std::size_t> split_, deceived_;
    std::optional<std::uint64_t> splitAt_; ///< Up to where both histories are one.
    std::set<std::size_t> truthful_;       ///< Tablets that know leaves behind that of the true one.
};

} // namespace seenheard
