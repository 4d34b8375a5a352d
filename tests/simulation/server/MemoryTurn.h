#pragma once

#include "tests/simulation/server/ServerTables.h"

namespace seenheard {

/// A sequencing turn over tables in memory; one at a time over all processes.
class MemoryTurn final : public SequencingTurn {
public:
    explicit MemoryTurn(ServerMachine& machine) : machine_(machine) { machine_.turnTaken = true; }
    ~MemoryTurn() override { machine_.turnTaken = false; }
    MemoryTurn(const MemoryTurn&) = delete;
    MemoryTurn& operator=(const MemoryTurn&) = delete;

    [[nodiscard]] Result<LogEnd> end() override;
    [[nodiscard]] Result<std::vector<ChainEntry>> chains(std::span<const ChainRange> ranges) override;
    [[nodiscard]] Result<std::vector<ChainMark>> marks(std::span<const SignerId> signers) override;
    [[nodiscard]] Result<std::vector<StoredRecord>> records(std::span<const RecordId> ids) override;
    [[nodiscard]] Result<std::vector<Entry>> entries(std::span<const std::uint64_t> leaves) override;
    [[nodiscard]] Result<ChainTip> tip(const SignerId& signer) override;
    [[nodiscard]] Result<std::vector<HeldLeaf>> held() override { return machine_.tables.held(); }
    [[nodiscard]] Result<std::vector<RoleChange>> roles(const SignerId& signer) override;
    [[nodiscard]] Result<std::uint64_t> surviving(std::uint64_t, std::uint64_t size) override { return size; }
    [[nodiscard]] Status commit(const SequencedBatch& batch) override;

private:
    void write(const SequencedBatch& batch);
    void writeAdministration(const SequencedBatch& batch);

    ServerMachine& machine_;
};

} // namespace seenheard
