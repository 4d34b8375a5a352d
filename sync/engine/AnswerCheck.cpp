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
        keys_.emplace(certificate.signer(), Known{certificate.signingKey, certificate.role});
        return success();
    }

    struct Known {
        PublicKey key;
        Role role = Role::Officer;
    };
    Result<Known> find(const SignerId& signer) {
        if (const auto found = keys_.find(signer); found != keys_.end())
            return found->second;
        const auto certificate = store_.certificate(signer);
        if (!certificate)
            return certificate.error();
        if (!*certificate)
            return refused("an entry came without the certificate of its signer.");
        return keys_.emplace(signer, Known{(*certificate)->signingKey, (*certificate)->role}).first->second;
    }

private:
    LocalStore& store_;
    PublicKey issuingKey_;
    std::unordered_map<SignerId, Known> keys_;
};

/// What an administrative entry says: of the server's own signer, applied, and of the one form it has for that.
std::optional<AdministrativeAct> actOf(const VerifiedEntry& entry, HoldReason held, Role author) {
    const bool administers =
        author == Role::Server && held == HoldReason::None && entry.header.form.id == administrationForm;
    if (!administers || entry.parts.size() != 1 || !entry.parts.front())
        return std::nullopt;
    return actIn(*entry.parts.front());
}

/// The entry that comes with the act that releases it: the act names its id, its author signed it.
Status checkReleased(VerifiedLeaf& leaf, SignerKeys& keys) {
    if (leaf.releasedEntry.empty())
        return success();
    const auto where = "what leaf " + std::to_string(leaf.leaf) + " releases";
    const auto entry = entryFrom(leaf.releasedEntry);
    if (!entry)
        return refused(where, entry.error());
    const auto id = entryIdOf(entry->header);
    if (!leaf.act || leaf.act->kind != ActKind::EntryReleased || leaf.act->subject != subjectOf(id))
        return refused(where + " is not what that leaf names.");
    const auto header = entryHeaderFrom(entry->header);
    if (!header)
        return refused(where, header.error());
    const auto author = keys.find(header->signer);
    if (!author)
        return author.error();
    auto verified = verifyEntry(*entry, author->key);
    if (!verified)
        return refused(where, verified.error());
    leaf.released = std::move(*verified);
    return success();
}

Result<std::vector<VerifiedLeaf>> checkLeaves(
    std::vector<FeedLeaf> leaves, SignerKeys& keys, const ParallelFor& parallelFor) {
    std::vector<Entry> entries;
    std::vector<SignerKeys::Known> authors;
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
        const auto author = keys.find(header->signer);
        if (!author)
            return author.error();
        entries.push_back(std::move(*entry));
        authors.push_back(*author);
    }

    // Signatures cost most of a page; each stands for itself.
    std::vector<std::optional<Result<VerifiedEntry>>> checked(entries.size());
    parallelFor(entries.size(), [&](std::size_t i) { checked[i].emplace(verifyEntry(entries[i], authors[i].key)); });

    std::vector<VerifiedLeaf> verified;
    verified.reserve(leaves.size());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        auto& entry = *checked[i];
        if (!entry)
            return refused("leaf " + std::to_string(leaves[i].leaf), entry.error());
        auto act = actOf(*entry, leaves[i].held, authors[i].role);
        verified.push_back({leaves[i].leaf, std::move(leaves[i].entry), std::move(*entry), leaves[i].held,
            std::move(act), std::move(leaves[i].released), std::nullopt});
        if (auto released = checkReleased(verified.back(), keys); !released)
            return released.error();
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
