#include "tests/unit/server/ScriptedTablet.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace seenheard {

namespace {

struct KeyFree {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

template<typename Encode>
Bytes derOf(Encode encode, const EVP_PKEY* key) {
    unsigned char* out = nullptr;
    const int size = encode(key, &out);
    Bytes der(out, out + size);
    OPENSSL_free(out);
    return der;
}

} // namespace

ScriptedTablet::ScriptedTablet(std::string name) : name_(std::move(name)), key_(SigningKey::generate(random_)) {
    const std::unique_ptr<EVP_PKEY, KeyFree> key(EVP_EC_gen("P-256"));
    tlsKey_ = derOf(i2d_PrivateKey, key.get());
    tlsPublicKey_ = derOf(i2d_PUBKEY, key.get());
}

EnrolmentRequest ScriptedTablet::enrolmentRequest(const EnrolmentCode& code) const {
    EnrolmentRequest request{Bytes(code.secret.begin(), code.secret.end()), key_.publicKey(), tlsPublicKey_, name_, {}};
    request.proof = key_.sign(proofBytes(request));
    return request;
}

void ScriptedTablet::take(const EnrolmentResponse& response) {
    enrolment_ = response;
    certificate_ = response.signer;
    signers_[certificate_.signer()] = certificate_;
    serverName_ = response.issuing.serverName;
}

Entry ScriptedTablet::write(std::vector<Part> parts, const FormRef& form, const DraftId& draft) {
    for (auto& part : parts) {
        if (!certificate_.team.empty() && written_.insert(part.record).second)
            part.operations.push_back({{{envelope::team}}, Text(certificate_.team), {}, {}, {}});
    }
    EntryHeader header;
    header.number = number_ + 1;
    header.previous = head_;
    header.form = form;
    header.draft = draft;
    header.writtenAt = {1'772'442'000'000 + static_cast<std::int64_t>(number_), 0, ClockQuality::Synced};
    header.treeHeadSeen = treeHead_.ref;
    auto entry = signEntry(header, parts, key_, random_);
    ++number_;
    head_ = entryIdOf(entry.header);
    octets_[head_] = canonicalBytes(entry);
    return entry;
}

OperationId ScriptedTablet::lastOperation(std::uint32_t index) const {
    return {signer(), number_, index, head_};
}

ExchangeRequest ScriptedTablet::request(std::int64_t serverTimeMs) const {
    ExchangeRequest request;
    request.serverName = serverName_;
    request.signer = signer();
    request.serverTimeMs = serverTimeMs;
    request.headNumber = number_;
    request.head = head_;
    request.cursor = cursor_;
    request.treeHead = treeHead_.ref;
    request.treeHeadSignedAtMs = treeHead_.signedAtMs;
    request.treeHeadSignature = treeHead_.signature;
    return request;
}

Bytes ScriptedTablet::body(const ExchangeRequest& request) const {
    return packMessage(canonicalBytes(signRequest(request, key_)));
}

void ScriptedTablet::putBack(ExchangeResponse& response) const {
    for (auto& leaf : response.leaves) {
        const auto receipt = std::ranges::find_if(
            response.receipts, [&](const Receipt& one) { return hasLeaf(one.state) && one.leaf == leaf.leaf; });
        if (leaf.entry.empty() && receipt != response.receipts.end())
            leaf.entry = octets_.at(receipt->entry);
    }
}

Status ScriptedTablet::take(ExchangeResponse response) {
    putBack(response);
    if (!verify(response.treeHead, enrolment_->issuing.issuingKey))
        return fail(ErrorCode::BadSignature, "tree head");
    if (auto status = verifyGrowth(treeHead_.ref, response.treeHead.ref, response.consistency); !status)
        return status;
    auto frontier = verifyFeedPage(frontier_, response);
    if (!frontier)
        return frontier.error();
    for (const auto& receipt : response.receipts) {
        // The page proves what is in it.
        if (receipt.inclusion.empty() && receipt.leaf >= cursor_.leaf && receipt.leaf < response.cursor.leaf)
            continue;
        if (auto status = verifyReceipt(receipt, response.treeHead.ref); !status)
            return status;
    }
    for (const auto& certificate : response.certificates) {
        if (!verify(certificate, enrolment_->issuing.issuingKey))
            return fail(ErrorCode::BadSignature, "certificate");
        signers_[certificate.signer()] = certificate;
    }
    if (auto status = fold(response); !status)
        return status;
    frontier_ = std::move(*frontier);
    cursor_ = response.cursor;
    treeHead_ = response.treeHead;
    return success();
}

Status ScriptedTablet::fold(const ExchangeResponse& response) {
    scopes_ = response.scopes;
    for (const auto& record : response.records) {
        if (auto status = takeRecord(record, response); !status)
            return status;
    }
    takeMarks(response);
    for (const auto& leaf : response.leaves) {
        if (auto status = fold(leaf.entry, leaf.held); !status)
            return status;
        if (!leaf.released.empty()) {
            if (auto status = fold(leaf.released, HoldReason::None); !status)
                return status;
        }
    }
    for (const auto& proven : response.history) {
        const auto entry = entryFrom(proven.entry);
        if (auto status = verifyInLog(proven, entryIdOf(entry->header), response.treeHead.ref); !status)
            return status;
        if (auto status = fold(proven.entry, HoldReason::None); !status)
            return status;
    }
    return success();
}

Status ScriptedTablet::fold(BytesView canonical, HoldReason held) {
    const auto entry = entryFrom(canonical);
    if (!entry)
        return entry.error();
    const auto header = entryHeaderFrom(entry->header);
    if (!header)
        return header.error();
    const auto signer = signers_.find(header->signer);
    if (signer == signers_.end())
        return fail(ErrorCode::NotFound, "certificate of a signer in the answer");
    const auto verified = verifyEntry(*entry, signer->second.signingKey);
    if (!verified)
        return verified.error();
    if (held != HoldReason::None)
        return success();
    for (const auto& part : verified->parts) {
        if (!part)
            continue;
        auto& state = records_[part->record];
        state.id = part->record;
        seenheard::fold(state, foldInputOf(*verified, *part));
    }
    return success();
}

Status ScriptedTablet::takeRecord(const PresentRecord& record, const ExchangeResponse& response) {
    wanted_.erase(record.record);
    holding_[record.record].clear();
    if (record.scopes.empty())
        return success();
    for (const auto scope : record.scopes)
        holding_[record.record].insert(response.scopes.at(scope));
    for (const auto& proven : record.entries) {
        const auto entry = entryFrom(proven.entry);
        if (auto status = verifyInLog(proven, entryIdOf(entry->header), response.treeHead.ref); !status)
            return status;
        if (auto status = fold(proven.entry, HoldReason::None); !status)
            return status;
    }
    const auto state = recordStateFrom(record.state);
    if (!state)
        return state.error();
    auto& here = records_[record.record];
    here.id = record.record;
    merge(here, *state);
    return success();
}

void ScriptedTablet::takeMarks(const ExchangeResponse& response) {
    for (const auto& mark : response.marks) {
        auto& holding = holding_[mark.record];
        if (mark.event == FeedEvent::Left)
            holding.erase(response.scopes.at(mark.scope));
        else if (mark.event == FeedEvent::Began || !holding.empty())
            holding.insert(response.scopes.at(mark.scope));
        else
            wanted_.insert(mark.record);
    }
}

std::set<RecordScope> ScriptedTablet::holding(const RecordId& record) const {
    const auto found = holding_.find(record);
    return found == holding_.end() ? std::set<RecordScope>{} : found->second;
}

void ScriptedTablet::goOnFrom(const ExchangeResponse& response) {
    cursor_ = response.cursor;
    treeHead_ = response.treeHead;
    octets_.clear();
}

void ScriptedTablet::continueFrom(std::uint64_t number, const EntryId& head) {
    number_ = number;
    head_ = head;
}

} // namespace seenheard
