#pragma once

#include "sync/protocol/MerkleTree.h"
#include "tests/simulation/judge/NaiveActs.h"
#include "tests/simulation/judge/NaiveRecord.h"
#include "tests/simulation/judge/Verdict.h"

#include <map>
#include <memory>
#include <set>

namespace seenheard {

/// One leaf as the judge reads it off the server's disk.
struct JudgedLeaf {
    EntryId entry;
    Bytes canonical;
    HoldReason held = HoldReason::None;
};

/// The log and its records by the definitions, with no thought for speed: what every side has to agree with.
class NaiveLog {
public:
    NaiveLog(Ledger& ledger, Verdict& verdict) : ledger_(ledger), verdict_(verdict) {}

    [[nodiscard]] std::uint64_t size() const { return leaves_.size(); }
    /// The next leaf has become durable on the server: checks that it is what somebody wrote, for the first time, and
    /// that it is held exactly where the rules say so.
    void take(const JudgedLeaf& leaf);

    /// The log is another one now: its leaves are taken from the first on.
    void startAgain();

    /// Nothing where the entry has no leaf.
    [[nodiscard]] std::optional<std::uint64_t> leafOf(const EntryId& entry) const;
    [[nodiscard]] HoldReason heldAt(std::uint64_t leaf) const { return leaves_.at(leaf).second; }
    [[nodiscard]] const EntryId& entryAt(std::uint64_t leaf) const { return leaves_.at(leaf).first; }
    /// Root of the tree over the first leaves.
    [[nodiscard]] const Hash& rootAt(std::uint64_t size) const { return roots_.at(size); }
    /// The record through time; nothing where no leaf has written in it.
    [[nodiscard]] const NaiveRecord* record(const RecordId& id) const;
    /// The record as folded from the leaves below that one.
    [[nodiscard]] const NaiveState* recordAt(const RecordId& record, std::uint64_t below) const;
    [[nodiscard]] std::vector<RecordId> recordsTouched(std::uint64_t from, std::uint64_t below) const;
    [[nodiscard]] std::vector<RecordId> records() const;
    /// Numbers of the signer below his newest that have no leaf among the first ones.
    [[nodiscard]] std::vector<std::uint64_t> missing(const SignerId& signer, std::uint64_t below) const;
    [[nodiscard]] NaiveActs& acts() { return acts_; }
    [[nodiscard]] const NaiveActs& acts() const { return acts_; }
    /// Where the feed of that signer ends: behind the leaf that revoked it, if one did.
    [[nodiscard]] std::uint64_t feedEnd(const SignerId& signer) const;
    /// What became of an entry, as the log says it now; Unknown without a leaf.
    [[nodiscard]] ReceiptState fateOf(const EntryId& entry) const;

private:
    /// What the server itself writes, in the name of administrators or in its own.
    [[nodiscard]] bool takeAct(const JudgedLeaf& leaf, std::uint64_t at);
    /// What the server says of its audit, on a record that no tablet gets.
    [[nodiscard]] bool takeSeal(const JudgedLeaf& leaf, std::uint64_t at);
    /// Whether a decision has come back from tablets after a restore, and what it is about has not.
    [[nodiscard]] bool cameBackTooEarly(const AdministrativeAct& act) const;
    /// It is octet for octet what was written, but for what was disposed of.
    [[nodiscard]] bool isWhatWasWritten(const WrittenEntry& written, const Bytes& canonical) const;
    [[nodiscard]] bool isOnDisposed(const WrittenEntry& written) const;
    /// Whether its author was a supervisor, by the tree head that it names; nothing where a restore has lost that head.
    [[nodiscard]] std::optional<bool> wasSupervisor(const WrittenEntry& written) const;
    /// A held entry enters its records at the leaf of its release.
    void release(const EntryId& entry, std::uint64_t at);
    void applyParts(const WrittenEntry& written, std::uint64_t at);
    void judgeHold(const WrittenEntry& written, HoldReason held);
    void judgeReplacing(const WrittenEntry& written, const Part& part);
    void judgeLowering(const WrittenEntry& written, const Operation& operation, const RecordState& before);
    void noteNumber(const EntryHeader& header, std::uint64_t leaf);

    Ledger& ledger_;
    Verdict& verdict_;
    std::vector<std::pair<EntryId, HoldReason>> leaves_;
    std::unordered_map<EntryId, std::uint64_t> places_;
    NaiveActs acts_;
    std::vector<std::vector<RecordId>> touched_; ///< By leaf.
    std::map<RecordId, NaiveRecord> records_;
    std::map<SignerId, std::map<std::uint64_t, std::uint64_t>> numbers_; ///< First leaf by number.
    bool readAgain_ = false;                                             ///< A backup was put back.
    MerkleFrontier frontier_;
    std::vector<Hash> roots_{merkleEmptyRoot()};
};

} // namespace seenheard
