#pragma once

#include "app/services/EntryWriter.h"
#include "app/services/RecordLines.h"
#include "tests/simulation/tablet/OfficerStore.h"

namespace seenheard {

/// The app's own store as the simulation looks at it.
class StoredOfficerStore final : public OfficerStore {
public:
    [[nodiscard]] static Result<std::unique_ptr<OfficerStore>> open(
        const ProfileDirectory& profile, BytesView databaseKey, const SigningKey& key, Clock& clock, Random& random);

    [[nodiscard]] LocalStore& sync() override { return store_->sync(); }
    [[nodiscard]] Result<EntryHeader> nextHeader() override { return store_->nextHeader(); }
    [[nodiscard]] Status saveEntry(const Entry& entry) override { return store_->saveEntry(entry); }
    [[nodiscard]] Result<RecordSeen> read(const RecordId& record) override;
    [[nodiscard]] Result<RecordState> applied(const RecordId& record) override;
    [[nodiscard]] Result<std::vector<RecordId>> records() override;
    [[nodiscard]] Result<std::optional<OwnPlace>> own(std::uint64_t number, const EntryId& id) override;
    [[nodiscard]] std::optional<OwnOutcome> outcome(const EntryId& id) override;
    [[nodiscard]] Result<std::vector<std::uint64_t>> missingNumbers() override {
        return store_->profile().missingNumbers();
    }
    [[nodiscard]] Role role(const SignerCertificate& officer) override { return store_->signers().roleOf(officer); }
    [[nodiscard]] Result<std::set<std::string>> canaries() override;
    [[nodiscard]] Status sweep() override { return store_->sweep(); }
    [[nodiscard]] std::optional<RecordId> loseRecord(Random& random) override;

private:
    explicit StoredOfficerStore(const SignerId& signer) : lines_(signer) {}

    RecordLines lines_;
    std::unique_ptr<TabletStore> store_;
    std::optional<TabletClock> clock_;
    std::optional<EntryWriter> writer_;
};

} // namespace seenheard
