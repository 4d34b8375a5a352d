#pragma once

#include "app/storage/TabletTables.h"

namespace seenheard {

/// The engine's view of the store: takes each verified answer in, in one transaction with the cursor.
class SyncStore final : public LocalStore {
public:
    /// `head` is kept by the writer: the store alone does not know a head that only the black box has.
    SyncStore(Database& database, TabletTables& tables, Clock& clock, const ChainHead& head)
        : database_(database)
        , tables_(tables)
        , clock_(clock)
        , head_(head) {}

    [[nodiscard]] Result<SyncPosition> position() override;
    [[nodiscard]] Result<ChainHead> chainHead() override;
    [[nodiscard]] Result<std::vector<OutgoingEntry>> outgoing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most) override;
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, EntryId>>> awaiting(
        std::uint64_t after, std::size_t most) override;
    [[nodiscard]] Result<std::optional<SignerCertificate>> certificate(const SignerId& signer) override;
    [[nodiscard]] Result<std::vector<Hash>> formsHeld() override;
    [[nodiscard]] Result<std::vector<ReferenceVersion>> referencesHeld() override;
    [[nodiscard]] Status apply(const VerifiedAnswer& answer) override;

private:
    [[nodiscard]] Status applyAll(const VerifiedAnswer& answer);
    [[nodiscard]] Status applyReceipt(const Receipt& receipt);
    [[nodiscard]] Status applyLeaves(const VerifiedAnswer& answer);
    [[nodiscard]] Status move(const OwnEntry& from, const OwnEntry& to);

    Database& database_;
    TabletTables& tables_;
    Clock& clock_;
    const ChainHead& head_;
};

} // namespace seenheard
