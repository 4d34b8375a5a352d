#include "sync/engine/AnswerCheck.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/LogProofs.h"
#include "sync/protocol/RecoveredDraft.h"

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

    [[nodiscard]] bool vouchFor(const SignerCertificate& certificate) const { return verify(certificate, issuingKey_); }

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

/// In the records of officers the server's own signer says nothing but what an officer's tablet has signed.
Status checkVoice(const VerifiedEntry& entry, HoldReason held, Role author, const SignerKeys& keys) {
    if (author != Role::Server || held != HoldReason::None || entry.header.form.id == administrationForm)
        return success();
    for (const auto& part : entry.parts) {
        if (!part)
            continue;
        const auto recovered = recoveredIn(*part, entry.header.signer);
        if (!recovered || !keys.vouchFor(recovered->author))
            return refused("the server's own signer writes in a record what no officer's tablet has signed.");
    }
    return success();
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

/// Entries of one answer, gathered so that all signatures are checked together: they cost most of it, and each stands
/// for itself.
class EntryBatch {
public:
    EntryBatch(SignerKeys& keys, const TreeHeadRef& head) : keys_(keys), head_(head) {}

    /// `receipt` of an entry that was put back; its octets are this tablet's own.
    Status add(FeedLeaf leaf, const Receipt* receipt = nullptr) {
        const auto where = "leaf " + std::to_string(leaf.leaf);
        if (leaf.entry.size() > limits::entryBytes)
            return refused(where + " is larger than an entry may be.");
        auto entry = entryFrom(leaf.entry);
        if (!entry)
            return refused(where, entry.error());
        const auto header = entryHeaderFrom(entry->header);
        if (!header)
            return refused(where, header.error());
        const auto author = keys_.find(header->signer);
        if (!author)
            return author.error();
        entries_.push_back(std::move(*entry));
        authors_.push_back(*author);
        leaves_.push_back(std::move(leaf));
        receipts_.push_back(receipt);
        return success();
    }

    /// One that came outside the page: also that it is in the log.
    Status add(ProvenEntry proven) {
        const auto entry = entryFrom(proven.entry);
        if (!entry)
            return refused("leaf " + std::to_string(proven.leaf), entry.error());
        if (auto proof = verifyInLog(proven, entryIdOf(entry->header), head_); !proof)
            return refused("an entry of a record", proof.error());
        return add(FeedLeaf{proven.leaf, std::move(proven.entry), HoldReason::None, {}});
    }

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

    /// In the order in which they were added.
    Result<std::vector<VerifiedLeaf>> check(const ParallelFor& parallelFor) {
        std::vector<std::optional<Result<VerifiedEntry>>> checked(entries_.size());
        parallelFor(entries_.size(), [&](std::size_t i) {
            checked[i].emplace(receipts_[i] != nullptr ? readOwnEntry(entries_[i], signerIdOf(authors_[i].key))
                                                       : verifyEntry(entries_[i], authors_[i].key));
        });
        std::vector<VerifiedLeaf> verified;
        verified.reserve(leaves_.size());
        for (std::size_t i = 0; i < leaves_.size(); ++i) {
            auto& entry = *checked[i];
            if (!entry)
                return refused("leaf " + std::to_string(leaves_[i].leaf), entry.error());
            if (auto voice = checkVoice(*entry, leaves_[i].held, authors_[i].role, keys_); !voice)
                return voice.error();
            auto act = actOf(*entry, leaves_[i].held, authors_[i].role);
            verified.push_back({leaves_[i].leaf, std::move(leaves_[i].entry), std::move(*entry), leaves_[i].held,
                std::move(act), std::move(leaves_[i].released), std::nullopt,
                receipts_[i] != nullptr ? std::optional(receipts_[i]->atMs) : std::nullopt});
            if (auto released = checkReleased(verified.back(), keys_); !released)
                return released.error();
        }
        return verified;
    }

private:
    SignerKeys& keys_;
    const TreeHeadRef& head_;
    std::vector<FeedLeaf> leaves_;
    std::vector<Entry> entries_;
    std::vector<SignerKeys::Known> authors_;
    std::vector<const Receipt*> receipts_; ///< Of those put back.
};

/// Receipts by the leaves of the page that were left out: their entries are this tablet's own.
using PutBack = std::unordered_map<std::uint64_t, const Receipt*>;

/// Puts own entries where the page left them out. That they are in the log there, the page's own proof says.
Result<PutBack> putBack(ExchangeResponse& answer, const Asked& asked, LocalStore& store) {
    PutBack named;
    for (const auto& receipt : answer.receipts) {
        if (hasLeaf(receipt.state) && asked.numbers.contains(receipt.entry))
            named.emplace(receipt.leaf, &receipt);
    }
    PutBack back;
    for (auto& leaf : answer.leaves) {
        if (!leaf.entry.empty())
            continue;
        const auto receipt = named.find(leaf.leaf);
        if (receipt == named.end())
            return refused(
                "leaf " + std::to_string(leaf.leaf) + " is left out, and no receipt says which entry it is.");
        const auto number = asked.numbers.at(receipt->second->entry);
        const auto sent = asked.sent.find(number);
        auto octets = sent != asked.sent.end() ? Result(sent->second) : store.ownEntry(number);
        if (!octets)
            return octets.error();
        const auto id = entryIdIn(*octets);
        if (!id || *id != receipt->second->entry)
            return fail(ErrorCode::Corrupt, "Entry " + std::to_string(number) + " in this tablet's store is damaged.");
        leaf.entry = std::move(*octets);
        back.emplace(leaf.leaf, receipt->second);
    }
    return back;
}

Status checkScopes(const ExchangeResponse& answer, const Asked& asked) {
    const auto& scopes = answer.scopes;
    if (scopes.empty() || !std::is_sorted(scopes.begin(), scopes.end()))
        return refused("it does not say what this officer follows.");
    std::uint64_t leaf = asked.request.cursor.leaf;
    for (const auto& mark : answer.marks) {
        if (mark.scope >= scopes.size() || mark.leaf < leaf || mark.leaf >= answer.cursor.leaf)
            return refused("it marks a leaf that is not in its page, or a scope that is not followed.");
        leaf = mark.leaf;
    }
    const auto& fill = asked.request.fill;
    if (answer.fill && (!fill || answer.fill->scope != fill->scope || answer.fill->after < fill->after))
        return refused("it fills a scope that was not asked for.");
    for (const auto& record : answer.records) {
        const bool known = std::ranges::all_of(record.scopes, [&](auto scope) { return scope < scopes.size(); });
        if (!known)
            return refused("a record of it is in a scope that is not followed.");
    }
    return success();
}

/// The records with their entries, which stand in `checked` from `next` on.
Result<std::vector<VerifiedRecord>> checkRecords(
    const std::vector<PresentRecord>& records, std::vector<VerifiedLeaf>& checked, std::size_t& next) {
    std::vector<VerifiedRecord> verified;
    for (const auto& present : records) {
        auto& record = verified.emplace_back(VerifiedRecord{present.record, present.scopes, {}, {}});
        record.state.id = present.record;
        if (present.scopes.empty())
            continue;
        auto state = recordStateFrom(present.state);
        if (!state)
            return refused("a record", state.error());
        if (state->id != present.record)
            return refused("a record came under the id of another.");
        std::vector<VerifiedEntry> entries;
        for (std::size_t i = 0; i < present.entries.size(); ++i)
            entries.push_back(checked[next + i].content);
        if (auto heads = verifyHeads(*state, entries); !heads)
            return refused("record " + present.record.hex(), heads.error());
        for (std::size_t i = 0; i < present.entries.size(); ++i)
            record.entries.push_back(std::move(checked[next++]));
        record.state = std::move(*state);
    }
    return verified;
}

Result<std::vector<VerifiedReceipt>> checkReceipts(const std::vector<Receipt>& receipts, const Asked& asked,
    const TreeHeadRef& head, const PutBack& inPage, VerifiedAnswer& answer) {
    std::vector<VerifiedReceipt> verified;
    for (const auto& receipt : receipts) {
        if (asked.brought.contains(receipt.entry)) {
            if (auto proven = verifyReceipt(receipt, head); !proven)
                return refused("a receipt of another officer's entry", proven.error());
            if (hasLeaf(receipt.state))
                answer.brought.push_back(receipt.entry);
            else if (receipt.state == ReceiptState::Received)
                answer.broughtToGatherer.push_back(receipt.entry);
            continue;
        }
        const auto number = asked.numbers.find(receipt.entry);
        if (number == asked.numbers.end())
            continue; // Of nothing that was asked: says nothing to us.
        const auto leaf = inPage.find(receipt.leaf);
        const bool isInPage = hasLeaf(receipt.state) && leaf != inPage.end() && leaf->second->entry == receipt.entry;
        if (auto proven = isInPage ? success() : verifyReceipt(receipt, head); !proven)
            return refused("the receipt of entry " + std::to_string(number->second), proven.error());
        verified.push_back({number->second, receipt, isInPage});
    }
    return verified;
}

/// Pages, records and history: every entry of the answer.
Status takeEntries(ExchangeResponse& answer, const PutBack& back, SignerKeys& keys, const ParallelFor& parallelFor,
    VerifiedAnswer& verified) {
    EntryBatch batch(keys, answer.treeHead.ref);
    for (auto& leaf : answer.leaves) {
        const auto receipt = back.find(leaf.leaf);
        if (auto added = batch.add(std::move(leaf), receipt == back.end() ? nullptr : receipt->second); !added)
            return added;
    }
    auto next = batch.size();
    for (auto& record : answer.records) {
        for (auto& entry : record.entries) {
            if (auto added = batch.add(std::move(entry)); !added)
                return added;
        }
    }
    for (auto& entry : answer.history) {
        if (auto added = batch.add(std::move(entry)); !added)
            return added;
    }
    auto checked = batch.check(parallelFor);
    if (!checked)
        return checked.error();
    const auto page = static_cast<std::ptrdiff_t>(next);
    auto records = checkRecords(answer.records, *checked, next);
    if (!records)
        return records.error();
    verified.records = std::move(*records);
    const auto move = [&](auto first, auto last, std::vector<VerifiedLeaf>& to) {
        to.assign(std::make_move_iterator(first), std::make_move_iterator(last));
    };
    move(checked->begin(), checked->begin() + page, verified.leaves);
    move(checked->begin() + static_cast<std::ptrdiff_t>(next), checked->end(), verified.history);
    return success();
}

/// Another version than is held, and a difference only from that one. After a restore an older one may be the newer.
bool isWanted(const ReferenceSet& set, const std::vector<ReferenceVersion>& held) {
    const auto found = std::ranges::find(held, set.version.set, &ReferenceVersion::set);
    if (found == held.end())
        return !set.from;
    return found->version != set.version.version && (!set.from || *set.from == found->version);
}

} // namespace

Result<VerifiedAnswer> checkAnswer(ExchangeResponse answer, const Asked& asked, const PublicKey& issuingKey,
    LocalStore& store, const ParallelFor& parallelFor) {
    if (!verify(answer.treeHead, issuingKey))
        return refused("its tree head is not signed by the issuing key.");
    const auto& head = answer.treeHead.ref;
    if (auto grown = verifyGrowth(asked.request.treeHead, head, answer.consistency); !grown)
        return refused("the server's log", grown.error());
    const auto back = putBack(answer, asked, store);
    if (!back)
        return back.error();
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
    auto receipts = checkReceipts(answer.receipts, asked, head, *back, verified);
    if (!receipts)
        return receipts.error();
    verified.receipts = std::move(*receipts);
    if (auto fits = checkScopes(answer, asked); !fits)
        return fits.error();
    if (auto taken = takeEntries(answer, *back, keys, parallelFor, verified); !taken)
        return taken.error();

    verified.serverTimeMs = answer.serverTimeMs;
    verified.certificates = std::move(answer.certificates);
    verified.forms = std::move(answer.forms);
    for (auto& set : answer.references) {
        if (isWanted(set, asked.request.references))
            verified.references.push_back(std::move(set));
    }
    verified.position = {answer.cursor, answer.treeHead, std::move(*frontier), asked.position.clockOffsetMs};
    verified.missingNumbers = std::move(answer.missingNumbers);
    verified.scopes = std::move(answer.scopes);
    verified.marks = std::move(answer.marks);
    verified.fill = std::move(answer.fill);
    verified.gathering = answer.gathering;
    verified.fromTheStart = asked.request.cursor.leaf == 0;
    return verified;
}

} // namespace seenheard
