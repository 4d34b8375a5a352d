#pragma once

#include "platform/crypto/SystemRandom.h"
#include "sync/protocol/LogProofs.h"
#include "sync/protocol/Messages.h"

#include <map>
#include <set>

namespace seenheard {

/// A tablet as the server sees it: real keys, a chain, and every proof checked. Does what a test tells it.
class ScriptedTablet {
public:
    explicit ScriptedTablet(std::string name);

    [[nodiscard]] EnrolmentRequest enrolmentRequest(const EnrolmentCode& code) const;
    void take(const EnrolmentResponse& response);

    /// Signs the next entry of the chain, which says its author's team where it is the first on a record. Nothing is
    /// sent.
    [[nodiscard]] Entry write(std::vector<Part> parts, const FormRef& form, const DraftId& draft = {});
    [[nodiscard]] Entry write(const Part& part, const FormRef& form) { return write(std::vector{part}, form); }
    /// Where the last entry stands: the id of its operation of that index.
    [[nodiscard]] OperationId lastOperation(std::uint32_t index = 0) const;

    /// A request with nothing in it but where this tablet stands.
    [[nodiscard]] ExchangeRequest request(std::int64_t serverTimeMs) const;
    /// Signed and packed.
    [[nodiscard]] Bytes body(const ExchangeRequest& request) const;
    /// Checks every signature and proof of an answer; the error says which did not hold. Folds what came.
    [[nodiscard]] Status take(ExchangeResponse response);

    /// What it read of every entry that came: in a page, with a record, or as history.
    [[nodiscard]] const std::map<RecordId, RecordState>& records() const { return records_; }
    /// Records that joined a followed scope and did not come with the page: ask for them.
    [[nodiscard]] const std::set<RecordId>& wanted() const { return wanted_; }
    /// Which of the scopes of the last answer hold a record.
    [[nodiscard]] std::set<RecordScope> holding(const RecordId& record) const;
    [[nodiscard]] const std::vector<RecordScope>& scopes() const { return scopes_; }
    [[nodiscard]] const Cursor& cursor() const { return cursor_; }
    [[nodiscard]] TabletId id() const { return certificate_.tablet; }
    [[nodiscard]] SignerId signer() const { return signerIdOf(key_.publicKey()); }
    [[nodiscard]] const SigningKey& key() const { return key_; }
    [[nodiscard]] const SignerCertificate& certificate() const { return certificate_; }
    [[nodiscard]] const EnrolmentResponse& enrolment() const { return *enrolment_; }
    [[nodiscard]] const Bytes& tlsKey() const { return tlsKey_; }
    [[nodiscard]] const TreeHead& treeHead() const { return treeHead_; }
    [[nodiscard]] std::uint64_t number() const { return number_; }

    /// For tests that rewrite history: the next entry follows this one.
    void continueFrom(std::uint64_t number, const EntryId& head);
    /// For a load of many: goes on from where an answer leads that was not checked.
    void goOnFrom(const ExchangeResponse& response);
    /// The next entries name the empty log.
    void forgetTreeHead() { treeHead_ = TreeHead{}; }
    [[nodiscard]] EntryId head() const { return head_; }

private:
    void putBack(ExchangeResponse& response) const;
    [[nodiscard]] Status fold(const ExchangeResponse& response);
    [[nodiscard]] Status fold(BytesView canonical, HoldReason held);
    [[nodiscard]] Status takeRecord(const PresentRecord& record, const ExchangeResponse& response);
    void takeMarks(const ExchangeResponse& response);

    mutable SystemRandom random_;
    std::string name_;
    SigningKey key_;
    Bytes tlsKey_;       ///< DER, private.
    Bytes tlsPublicKey_; ///< DER, SubjectPublicKeyInfo.
    std::string serverName_;
    std::optional<EnrolmentResponse> enrolment_;
    SignerCertificate certificate_;
    std::set<RecordId> written_;
    std::map<EntryId, Bytes> octets_; ///< What it wrote itself.
    std::uint64_t number_ = 0;
    EntryId head_;
    Cursor cursor_;
    TreeHead treeHead_;
    MerkleFrontier frontier_;
    std::map<SignerId, SignerCertificate> signers_;
    std::map<RecordId, RecordState> records_;
    std::map<RecordId, std::set<RecordScope>> holding_;
    std::set<RecordId> wanted_;
    std::vector<RecordScope> scopes_;
};

} // namespace seenheard
