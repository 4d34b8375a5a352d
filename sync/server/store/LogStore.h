#pragma once

#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/Messages.h"

#include <memory>
#include <string>

namespace seenheard {

/// Where the log stands: its newest signed head and what is needed to append to it.
struct LogEnd {
    TreeHead head;
    MerkleFrontier frontier;
};

/// One entry of a signer's chain that has a leaf.
struct ChainEntry {
    SignerId signer;
    std::uint64_t number = 0;
    EntryId entry;
    EntryId previous;
    std::uint64_t leaf = 0;
    HoldReason held = HoldReason::None;
    std::int64_t receivedAtMs = 0;
};

/// Numbers `first` to `last` of one signer, both included.
struct ChainRange {
    SignerId signer;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

/// What the sequencer knows of a signer's chain as a whole.
struct ChainMark {
    SignerId signer;
    std::uint64_t forkedAt = 0; ///< First number with two entries; 0 where there is none.
};

/// One record as folded so far. `form` is empty while nothing has been applied to it.
struct StoredRecord {
    RecordId id;
    std::string form;
    RecordState state;
    bool disposed = false; ///< Its key is gone, and with it whatever was written in it.
};

/// An entry with the leaf it was given.
struct SequencedEntry {
    std::uint64_t leaf = 0;
    VerifiedEntry verified;
    Entry entry;
    HoldReason held = HoldReason::None;
    std::int64_t receivedAtMs = 0;
};

/// What one turn of the sequencer adds, whole or not at all.
struct SequencedBatch {
    std::vector<SequencedEntry> entries; ///< In order of leaf.
    std::vector<StoredRecord> records;   ///< Those whose state changed.
    std::vector<MerkleNode> nodes;       ///< In the order in which they became full.
    std::vector<ChainMark> forks;        ///< Newly found.
    LogEnd end;
};

/// The sequencer's turn: only one is under way at a time, over all threads and processes that share the store.
/// Going out of scope without commit() leaves the store as it was.
class SequencingTurn {
public:
    virtual ~SequencingTurn() = default;
    [[nodiscard]] virtual Result<LogEnd> end() = 0;
    /// What is there of the ranges, by signer and number.
    [[nodiscard]] virtual Result<std::vector<ChainEntry>> chains(std::span<const ChainRange> ranges) = 0;
    /// One mark a signer, in the order asked.
    [[nodiscard]] virtual Result<std::vector<ChainMark>> marks(std::span<const SignerId> signers) = 0;
    /// One a record, in the order asked; a record that is not there yet is empty.
    [[nodiscard]] virtual Result<std::vector<StoredRecord>> records(std::span<const RecordId> ids) = 0;
    [[nodiscard]] virtual Result<std::vector<Entry>> entries(std::span<const std::uint64_t> leaves) = 0;
    /// Durable when it returns success; the turn is over either way.
    [[nodiscard]] virtual Status commit(const SequencedBatch& batch) = 0;
};

/// Names a full node of the Merkle tree.
struct NodePlace {
    std::uint8_t level = 0;
    std::uint64_t index = 0;

    auto operator<=>(const NodePlace&) const = default;
};

/// One leaf as it goes to a tablet, and what the answer around it has to know.
struct StoredLeaf {
    FeedLeaf feed;
    SignerId signer;
    FormRef form;
};

/// The log: entries by leaf, the tree over them, each signer's chain, and the records they fold into.
class LogStore {
public:
    virtual ~LogStore() = default;
    /// Waits for the turn; Busy where another process keeps it for too long.
    [[nodiscard]] virtual Result<std::unique_ptr<SequencingTurn>> beginTurn() = 0;

    [[nodiscard]] virtual Result<TreeHead> head() = 0;
    /// In the order asked; every one must be full below the tree's size.
    [[nodiscard]] virtual Result<std::vector<Hash>> nodes(std::span<const NodePlace> places) = 0;
    /// Consecutive from `from`, all below `below`, until `maxBytes` of entries are reached; at least one, if there is.
    [[nodiscard]] virtual Result<std::vector<StoredLeaf>> leaves(
        std::uint64_t from, std::uint64_t below, std::size_t maxBytes) = 0;
    /// Which of these entries of one signer have a leaf.
    [[nodiscard]] virtual Result<std::vector<ChainEntry>> find(
        const SignerId& signer, std::span<const EntryId> entries) = 0;
    /// The signer's entry of that number, the first of a fork; NotFound where there is none.
    [[nodiscard]] virtual Result<EntryId> entryAt(const SignerId& signer, std::uint64_t number) = 0;
    /// Numbers below the signer's newest that have not arrived, lowest first, at most `most`.
    [[nodiscard]] virtual Result<std::vector<std::uint64_t>> missingNumbers(
        const SignerId& signer, std::size_t most) = 0;
    /// A record as it stands; NotFound where nothing names it.
    [[nodiscard]] virtual Result<StoredRecord> record(const RecordId& id) = 0;
    [[nodiscard]] virtual Result<std::uint64_t> recordCount() = 0;
    [[nodiscard]] virtual Result<std::uint64_t> heldCount() = 0;
};

} // namespace seenheard
