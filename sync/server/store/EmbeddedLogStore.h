#pragma once

#include "sync/server/store/EmbeddedConnections.h"
#include "sync/server/store/LogStore.h"

namespace seenheard {

/// The log in the embedded store; reads run beside the one who writes.
class EmbeddedLogStore final : public LogStore {
public:
    EmbeddedLogStore(EmbeddedConnections& connections, Random& random) : connections_(connections), random_(random) {}

    [[nodiscard]] Result<std::unique_ptr<SequencingTurn>> beginTurn() override;
    [[nodiscard]] Result<TreeHead> head() override;
    [[nodiscard]] Result<LogStanding> standing() override;
    [[nodiscard]] Status stop(std::uint64_t epochShown) override;
    [[nodiscard]] Result<std::optional<OpenedEpoch>> epochAfter(std::uint64_t epoch) override;
    [[nodiscard]] Result<std::vector<Hash>> nodes(std::span<const NodePlace> places) override;
    [[nodiscard]] Result<std::vector<StoredLeaf>> leaves(
        std::uint64_t from, std::uint64_t below, std::size_t maxBytes) override;
    [[nodiscard]] Result<std::uint64_t> receivedCount() override;
    [[nodiscard]] Result<std::vector<ChainEntry>> find(
        const SignerId& signer, std::span<const EntryId> entries) override;
    [[nodiscard]] Result<EntryId> entryAt(const SignerId& signer, std::uint64_t number) override;
    [[nodiscard]] Result<std::vector<std::uint64_t>> missingNumbers(const SignerId& signer, std::size_t most) override;
    [[nodiscard]] Result<StoredRecord> record(const RecordId& id) override;
    [[nodiscard]] Result<std::uint64_t> recordCount() override;
    [[nodiscard]] Result<std::vector<RecordId>> recordsOfForm(std::string_view form) override;
    [[nodiscard]] Result<std::uint64_t> heldCount() override;
    [[nodiscard]] Result<std::vector<HeldLeaf>> held() override;
    [[nodiscard]] Result<std::vector<SignerState>> signers() override;
    [[nodiscard]] Result<std::optional<SignerState>> signer(const SignerId& signer) override;
    [[nodiscard]] Result<std::optional<std::uint64_t>> feedEnd(const SignerId& signer) override;

private:
    [[nodiscard]] Result<std::uint64_t> count(std::string_view sql);

    EmbeddedConnections& connections_;
    Random& random_;
};

} // namespace seenheard
