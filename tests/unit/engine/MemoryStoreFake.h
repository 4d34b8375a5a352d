#pragma once

#include "sync/engine/LocalStore.h"

#include <map>

namespace seenheard {

/// A tablet's store without a disk.
class MemoryStoreFake final : public LocalStore {
public:
    struct Own {
        EntryId id;
        Bytes entry;
        std::optional<Receipt> receipt;
    };

    void save(const Entry& entry);
    [[nodiscard]] ReceiptState stateOf(std::uint64_t number) const;

    [[nodiscard]] Result<SyncPosition> position() override { return at; }
    [[nodiscard]] Result<ChainHead> chainHead() override;
    [[nodiscard]] Result<std::vector<OutgoingEntry>> outgoing(
        std::uint64_t after, std::size_t mostBytes, std::size_t most) override;
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, EntryId>>> awaiting(
        std::uint64_t after, std::size_t most) override;
    [[nodiscard]] Result<Bytes> ownEntry(std::uint64_t number) override { return own.at(number).entry; }
    [[nodiscard]] Result<std::optional<SignerCertificate>> certificate(const SignerId& signer) override;
    [[nodiscard]] Result<std::vector<Hash>> formsHeld() override { return forms; }
    [[nodiscard]] Result<std::vector<ReferenceVersion>> referencesHeld() override { return references; }
    [[nodiscard]] Result<BesideCursor> besideCursor(std::int64_t historyAfter) override;
    [[nodiscard]] Result<std::optional<std::vector<ScopeHeld>>> toCompare() override { return std::exchange(held, {}); }
    [[nodiscard]] Status noteCompared(const std::set<RecordId>& found) override;
    [[nodiscard]] Status apply(const VerifiedAnswer& answer) override;

    SyncPosition at;
    std::map<std::uint64_t, Own> own;
    std::map<SignerId, SignerCertificate> certificates;
    std::vector<VerifiedLeaf> leaves;
    std::vector<Hash> forms;
    std::vector<ReferenceVersion> references;
    BesideCursor beside;                 ///< What the next request asks for beside the cursor; taken as it is answered.
    std::vector<VerifiedRecord> present; ///< Records that came as they stand.
    std::vector<RecordScope> scopes;
    std::optional<std::vector<ScopeHeld>> held;  ///< What is to be compared, once.
    std::optional<std::set<RecordId>> differing; ///< What the comparison found.
    int applied = 0;
    int timesOutgoing = 0;        ///< How often it was asked what is to go.
    std::optional<Error> failure; ///< What the disk answers to the next apply().
};

} // namespace seenheard
