#include "sync/engine/AnswerCheck.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/LogProofs.h"

#include <algorithm>

namespace seenheard {

namespace {

Error refused(std::string what) {
    return fail(ErrorCode::BadSignature,
        "The server's answer was refused whole, nothing of it was taken in: " + std::move(what)
            + " Tell whoever runs the server; what waits here is safe.");
}

Error refused(std::string_view where, const Error& why) {
    return refused(std::string(where) + ": " + why.message);
}

/// Keys by signer: from the answer, checked, and from the store.
class SignerKeys {
public:
    SignerKeys(LocalStore& store, const PublicKey& issuingKey) : store_(store), issuingKey_(issuingKey) {}

    Status add(const SignerCertificate& certificate) {
        if (!verify(certificate, issuingKey_))
            return refused("a signer's certificate is not signed by the issuing key.");
        keys_.emplace(certificate.signer(), certificate.signingKey);
        return success();
    }

    Result<PublicKey> keyOf(const SignerId& signer) {
        if (const auto found = keys_.find(signer); found != keys_.end())
            return found->second;
        const auto certificate = store_.certificate(signer);
        if (!certificate)
            return certificate.error();
        if (!*certificate)
            return refused("an entry came without the certificate of its signer.");
        keys_.emplace(signer, (*certificate)->signingKey);
        return (*certificate)->signingKey;
    }

private:
    LocalStore& store_;
    PublicKey issuingKey_;
    std::unordered_map<SignerId, PublicKey> keys_;
};

Result<std::vector<VerifiedLeaf>> checkLeaves(
    std::vector<FeedLeaf> leaves, SignerKeys& keys, const ParallelFor& parallelFor) {
    std::vector<Entry> entries;
    std::vector<PublicKey> keyOf;
    for (const auto& leaf : leaves) {
        const auto where = "leaf " + std::to_string(leaf.leaf);
        if (leaf.entry.size() > limits::entryBytes)
            return refused(where + " is larger than an entry may be.");
        auto entry = entryFrom(leaf.entry);
        if (!entry)
            return refused(where, entry.error());
        const auto header = entryHeaderFrom(entry->header);
        if (!header)
            return refused(where, header.error());
        const auto key = keys.keyOf(header->signer);
        if (!key)
            return key.error();
        entries.push_back(std::move(*entry));
        keyOf.push_back(*key);
    }

    // Signatures cost most of a page; each stands for itself.
    std::vector<std::optional<Result<VerifiedEntry>>> checked(entries.size());
    parallelFor(entries.size(), [&](std::size_t i) { checked[i].emplace(verifyEntry(entries[i], keyOf[i])); });

    std::vector<VerifiedLeaf> verified;
    verified.reserve(leaves.size());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        auto& entry = *checked[i];
        if (!entry)
            return refused("leaf " + std::to_string(leaves[i].leaf), entry.error());
        verified.push_back({leaves[i].leaf, std::move(leaves[i].entry), std::move(*entry), leaves[i].held});
    }
    return verified;
}

Result<std::vector<VerifiedReceipt>> checkReceipts(
    std::vector<Receipt> receipts, const Asked& asked, const TreeHeadRef& head) {
    std::vector<VerifiedReceipt> verified;
    for (auto& receipt : receipts) {
        const auto number = asked.numbers.find(receipt.entry);
        if (number == asked.numbers.end())
            continue; // Of nothing that was asked: says nothing to us.
        if (auto proven = verifyReceipt(receipt, head); !proven)
            return refused("the receipt of entry " + std::to_string(number->second), proven.error());
        verified.push_back({number->second, std::move(receipt)});
    }
    return verified;
}

bool isNewer(const ReferenceSet& set, const std::vector<ReferenceVersion>& held) {
    return std::ranges::none_of(held, [&](const ReferenceVersion& version) {
        return version.set == set.version.set && version.version >= set.version.version;
    });
}

} // namespace

Result<VerifiedAnswer> checkAnswer(ExchangeResponse answer, const Asked& asked, const PublicKey& issuingKey,
    LocalStore& store, const ParallelFor& parallelFor) {
    if (!verify(answer.treeHead, issuingKey))
        return refused("its tree head is not signed by the issuing key.");
    const auto& head = answer.treeHead.ref;
    if (auto grown = verifyGrowth(asked.request.treeHead, head, answer.consistency); !grown)
        return refused("the server's log", grown.error());
    auto frontier = verifyFeedPage(asked.position.frontier, answer);
    if (!frontier)
        return refused("the page of the log", frontier.error());

    SignerKeys keys(store, issuingKey);
    for (const auto& certificate : answer.certificates) {
        if (auto added = keys.add(certificate); !added)
            return added.error();
    }
    for (const auto& form : answer.forms) {
        if (sha256(form.definition) != form.hash)
            return refused("a form is not the one that its hash names.");
    }
    VerifiedAnswer verified;
    auto receipts = checkReceipts(std::move(answer.receipts), asked, head);
    if (!receipts)
        return receipts.error();
    verified.receipts = std::move(*receipts);
    auto leaves = checkLeaves(std::move(answer.leaves), keys, parallelFor);
    if (!leaves)
        return leaves.error();
    verified.leaves = std::move(*leaves);

    verified.serverTimeMs = answer.serverTimeMs;
    verified.certificates = std::move(answer.certificates);
    verified.forms = std::move(answer.forms);
    for (auto& set : answer.references) {
        if (isNewer(set, asked.request.references))
            verified.references.push_back(std::move(set));
    }
    verified.position = {answer.cursor, answer.treeHead, std::move(*frontier), asked.position.clockOffsetMs};
    verified.missingNumbers = std::move(answer.missingNumbers);
    return verified;
}

} // namespace seenheard
