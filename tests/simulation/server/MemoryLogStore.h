#pragma once

#include "tests/simulation/server/ServerTables.h"

namespace seenheard {

/// The log over tables in memory, as one process sees it.
class MemoryLogStore final : public LogStore {
public:
    explicit MemoryLogStore(ServerMachine& machine) : machine_(machine), tables_(machine.tables) {}

    [[nodiscard]] Result<std::unique_ptr<SequencingTurn>> beginTurn() override;
    [[nodiscard]] Result<TreeHead> head() override { return tables_.end.head; }
    [[nodiscard]] Result<LogStanding> standing() override { return tables_.end.standing; }
    [[nodiscard]] Status stop(std::uint64_t epochShown) override {
        return machine_.disk.commit([&] {
            tables_.end.standing = LogStanding::Stopped;
            tables_.end.newestEpochShown = std::max(tables_.end.newestEpochShown, epochShown);
        });
    }
    /// A simulated server is never restored from a backup.
    [[nodiscard]] Result<std::optional<OpenedEpoch>> epochAfter(std::uint64_t) override {
        return std::optional<OpenedEpoch>{};
    }
    [[nodiscard]] Result<std::vector<Hash>> nodes(std::span<const NodePlace> places) override;
    [[nodiscard]] Result<std::vector<StoredLeaf>> leaves(
        std::uint64_t from, std::uint64_t below, std::size_t maxBytes) override;
    [[nodiscard]] Result<std::vector<ChainEntry>> find(
        const SignerId& signer, std::span<const EntryId> entries) override;
    [[nodiscard]] Result<EntryId> entryAt(const SignerId& signer, std::uint64_t number) override;
    [[nodiscard]] Result<std::vector<std::uint64_t>> missingNumbers(const SignerId& signer, std::size_t most) override;
    [[nodiscard]] Result<StoredRecord> record(const RecordId& id) override;
    [[nodiscard]] Result<std::uint64_t> recordCount() override { return tables_.records.size(); }
    [[nodiscard]] Result<std::uint64_t> heldCount() override { return tables_.held().size(); }
    [[nodiscard]] Result<std::vector<HeldLeaf>> held() override { return tables_.held(); }
    [[nodiscard]] Result<std::vector<SignerState>> signers() override;
    [[nodiscard]] Result<std::optional<SignerState>> signer(const SignerId& signer) override;
    [[nodiscard]] Result<std::optional<std::uint64_t>> feedEnd(const SignerId& signer) override;

private:
    ServerMachine& machine_;
    ServerTables& tables_;
};

} // namespace seenheard
