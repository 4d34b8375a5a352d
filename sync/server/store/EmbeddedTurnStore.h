#pragma once

#include "platform/database/Transaction.h"
#include "sync/server/store/EmbeddedConnections.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/RecordSealing.h"
#include "sync/server/store/ScopeNumberStore.h"

#include <unordered_map>

namespace seenheard {

/// A turn of the sequencer in the embedded store: the writer's lock and one transaction.
class EmbeddedTurnStore final : public SequencingTurn {
public:
    [[nodiscard]] static Result<std::unique_ptr<SequencingTurn>> begin(
        EmbeddedConnections& connections, Random& random);

    [[nodiscard]] Result<LogEnd> end() override;
    [[nodiscard]] Result<std::vector<ChainEntry>> chains(std::span<const ChainRange> ranges) override;
    [[nodiscard]] Result<std::vector<ChainMark>> marks(std::span<const SignerId> signers) override;
    [[nodiscard]] Result<std::vector<StoredRecord>> records(std::span<const RecordId> ids) override;
    [[nodiscard]] Result<std::vector<Entry>> entries(std::span<const std::uint64_t> leaves) override;
    [[nodiscard]] Result<ChainTip> tip(const SignerId& signer) override;
    [[nodiscard]] Result<std::vector<HeldLeaf>> held() override;
    [[nodiscard]] Result<std::vector<RoleChange>> roles(const SignerId& signer) override;
    [[nodiscard]] Result<std::uint64_t> surviving(std::uint64_t epoch, std::uint64_t size) override;
    [[nodiscard]] Result<std::optional<std::int64_t>> receivedAt(const EntryId& entry) override;
    [[nodiscard]] Result<std::vector<ReceivedEntry>> received(std::size_t most) override;
    [[nodiscard]] Status commit(const SequencedBatch& batch) override;

private:
    EmbeddedTurnStore(
        EmbeddedConnections::Writer writer, Transaction transaction, std::filesystem::path pictures, Random& random);

    [[nodiscard]] Database& data() { return writer_.connection.data; }
    [[nodiscard]] Result<std::int64_t> numberOf(const SignerId& signer);
    [[nodiscard]] Result<KeyedRecord> keyed(const RecordId& id);
    [[nodiscard]] Result<KeyedRecord> introduce(const RecordId& id);
    [[nodiscard]] Status append(const SequencedEntry& entry);
    /// The parts, each under its record's key.
    [[nodiscard]] Result<Bytes> sealed(const VerifiedEntry& verified, const Entry& entry);
    [[nodiscard]] Status link(const SequencedEntry& entry);
    [[nodiscard]] Status keep(const StoredRecord& record);
    [[nodiscard]] Status keep(const FeedRow& row);
    [[nodiscard]] Status keep(const std::vector<MerkleNode>& nodes);
    [[nodiscard]] Status mark(const ChainMark& mark);
    [[nodiscard]] Status keepAll(const SequencedBatch& batch);
    [[nodiscard]] Status keep(const EpochOpening& opening);
    [[nodiscard]] Status keep(const ChainReport& report);
    [[nodiscard]] Status keep(const Settlement& settlement);
    [[nodiscard]] Status keep(const SignerClosing& closing);
    [[nodiscard]] Status keep(const NumberWrittenOff& number);
    [[nodiscard]] Status keep(const SignerRole& role);
    [[nodiscard]] Status keep(const HeldAnew& held);
    [[nodiscard]] Status keep(const FormPublication& form);
    [[nodiscard]] Status keep(const RecordDisposal& disposal);
    [[nodiscard]] Status keep(const LogEnd& end, bool newHead);
    [[nodiscard]] Status keep(const ReceivedEntry& received);

    EmbeddedConnections::Writer writer_;
    Transaction transaction_;
    Random& random_;
    std::unordered_map<SignerId, std::int64_t> signerNumbers_;
    std::unordered_map<RecordId, KeyedRecord> records_;
    std::vector<KeyedRecord> newRecords_;
    ScopeNumbers scopes_;
    std::filesystem::path pictures_;
    std::int64_t lastRecordNumber_ = -1; ///< Unknown until the first new record.
};

} // namespace seenheard
