#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/postgresql/PostgresReceivedStore.h"

#include <map>

namespace seenheard {

/// Writes what one turn of the sequencer adds, inside its transaction: a statement a table, not a row.
class PostgresBatchStore {
public:
    explicit PostgresBatchStore(PostgresConnection& connection) : connection_(connection), room_(connection.room) {}

    [[nodiscard]] Status keep(const SequencedBatch& batch);
    /// Once kept: the highest there is.
    [[nodiscard]] std::int64_t lastRecordNumber() const { return lastRecordNumber_; }
    /// Once committed: up to where partitions are.
    [[nodiscard]] const PostgresRoom& room() const { return room_; }

private:
    [[nodiscard]] PostgresDatabase& data() { return connection_.data; }
    [[nodiscard]] Status lookUpSigners(const SequencedBatch& batch);
    /// Numbers and keys of every record the batch names.
    [[nodiscard]] Status lookUpRecords(const SequencedBatch& batch);
    [[nodiscard]] Status introduce(const std::vector<RecordId>& records);
    [[nodiscard]] Status makeRoom(const SequencedBatch& batch);
    [[nodiscard]] KeyedRecord keyed(const RecordId& record) const;
    /// The parts, each under its record's key; pictures that they name are noted.
    [[nodiscard]] Bytes sealed(const VerifiedEntry& verified, const Entry& entry);
    [[nodiscard]] Status keepReceived(const std::vector<ReceivedEntry>& received);
    [[nodiscard]] Status append(const std::vector<SequencedEntry>& entries);
    [[nodiscard]] Status link(const std::vector<SequencedEntry>& entries);
    [[nodiscard]] Status keepPictures();
    [[nodiscard]] Status keepRecords(const SequencedBatch& batch);
    /// Those that were introduced and about which nothing was applied.
    [[nodiscard]] Status keepNamed();
    [[nodiscard]] Status keepFeed(const std::vector<FeedRow>& feed);
    [[nodiscard]] Status keepMembers(const std::vector<FeedRow>& feed);
    [[nodiscard]] Status keepNodes(const std::vector<MerkleNode>& nodes);
    [[nodiscard]] Status keepEnd(const LogEnd& end, bool newHead);

    /// A picture that a record names.
    struct NamedPicture {
        PictureId picture;
        std::int64_t record = 0;
        std::int64_t octets = 0;
    };

    PostgresConnection& connection_;
    std::unordered_map<SignerId, std::int64_t> signers_;
    std::unordered_map<RecordId, std::int64_t> records_;
    std::unordered_map<RecordId, std::int64_t> unwritten_; ///< Those of them that have an id and no row yet.
    RecordKeys keys_;
    std::map<RecordScope, std::int64_t> scopes_;
    std::vector<NamedPicture> pictures_;
    std::int64_t lastRecordNumber_ = 0;
    PostgresRoom room_;
};

} // namespace seenheard
