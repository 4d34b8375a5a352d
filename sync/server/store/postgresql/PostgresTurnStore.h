#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"
#include "sync/server/store/postgresql/PostgresStandbys.h"

namespace seenheard {

/// A turn of the sequencer on PostgreSQL: one transaction that holds the turn's lock. Whoever dies loses it at once.
class PostgresTurnStore final : public SequencingTurn {
public:
    PostgresTurnStore(PostgresConnections::Turn turn, PostgresStandbys& standbys)
        : turn_(std::move(turn))
        , standbys_(standbys) {}

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
    [[nodiscard]] PostgresConnection& connection() { return turn_.writer.connection; }
    [[nodiscard]] PostgresDatabase& data() { return connection().data; }

    PostgresConnections::Turn turn_;
    PostgresStandbys& standbys_;
};

} // namespace seenheard
