#pragma once

#include "platform/base/Clock.h"
#include "platform/base/FileLock.h"
#include "sync/engine/BlackBox.h"
#include "tests/simulation/tablet/ModelTables.h"
#include "tests/simulation/world/Disk.h"

namespace seenheard {

/// The tablet's store of the profile `model`: tables in memory beside a real black box, promising what app/storage
/// promises, in as few words as possible.
class ModelTabletStore final : public OfficerStore, private LocalStore {
public:
    struct Place {
        ModelTables& tables;
        TreeHead& outsideHead; ///< In a file beside the tables.
        Disk& disk;
        const Clock& clock;
        std::filesystem::path box;
        BlackBox::Keys keys;
        SignerId signer;
    };
    /// Compares tables and box and brings the box up, as the real store does.
    [[nodiscard]] static Result<std::unique_ptr<OfficerStore>> open(const Place& place, FileLock lock, Random& random);

    [[nodiscard]] LocalStore& sync() override { return *this; }
    [[nodiscard]] Result<EntryHeader> nextHeader() override;
    [[nodiscard]] Status saveEntry(const Entry& entry) override;
    [[nodiscard]] Result<RecordSeen> read(const RecordId& record) override;
    [[nodiscard]] Result<RecordState> applied(const RecordId& record) override;
    [[nodiscard]] Result<std::vector<RecordId>> records() override;
    [[nodiscard]] Result<std::optional<OwnPlace>> own(std::uint64_t number, const EntryId& id) override;
    [[nodiscard]] std::optional<OwnOutcome> outcome(const EntryId& id) override;
    [[nodiscard]] Result<std::vector<std::uint64_t>> missingNumbers() override { return tables_.missingNumbers; }
    [[nodiscard]] Role role(const SignerCertificate& officer) override;
    [[nodiscard]] Result<std::set<std::string>> canaries() override;
    [[nodiscard]] Status sweep() override;
    [[nodiscard]] std::optional<RecordId> loseRecord(Random& random) override;

private:
    ModelTabletStore(const Place& place, FileLock lock, BlackBox box);

    [[nodiscard]] Result<SyncPosition> position() override;
    [[nodiscard]] Status keepPosition() override;
    [[nodiscard]] Result<ChainHead> chainHead() override { return head_; }
    [[nodiscard]] Result<std::vector<OutgoingEntry>> outgoing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most) override;
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, EntryId>>> awaiting(
        std::uint64_t after, std::size_t most) override;
    [[nodiscard]] Result<Bytes> ownEntry(std::uint64_t number) override { return *tables_.own.at(number).canonical; }
    [[nodiscard]] Result<std::optional<SignerCertificate>> certificate(const SignerId& signer) override;
    [[nodiscard]] Result<std::vector<Hash>> formsHeld() override { return tables_.forms; }
    [[nodiscard]] Result<std::vector<ReferenceVersion>> referencesHeld() override {
        return std::vector<ReferenceVersion>{};
    }
    [[nodiscard]] Result<BesideCursor> besideCursor(std::int64_t historyAfter) override;
    [[nodiscard]] Result<std::optional<std::vector<ScopeHeld>>> toCompare() override;
    [[nodiscard]] Status noteCompared(const std::set<RecordId>& differing) override;
    [[nodiscard]] Status apply(const VerifiedAnswer& answer) override;

    void take(const VerifiedAnswer& answer);
    void takeReceipt(const VerifiedReceipt& verified);
    void takeOwnLeaf(const VerifiedLeaf& leaf);
    /// What an administrator did, as far as it is about this signer.
    void takeAct(const AdministrativeAct& act, const VerifiedLeaf& leaf);
    void dispose(const RecordId& record);
    /// Takes what an own entry says of records that were disposed of out of it, once the server has told where it is.
    void purge(ModelOwn& own);
    void settle(std::uint64_t number);
    [[nodiscard]] ChainHead newestOwn() const;
    [[nodiscard]] Status bringBoxUp();
    [[nodiscard]] Status appendToBox(std::uint64_t number);

    [[nodiscard]] const TreeHead& newestHead() const;

    ModelTables& tables_;
    TreeHead& outsideHead_;
    Disk& disk_;
    const Clock& clock_;
    SignerId signer_;
    FileLock lock_; ///< Nobody wipes what is open.
    BlackBox box_;
    ChainHead head_;
};

} // namespace seenheard
