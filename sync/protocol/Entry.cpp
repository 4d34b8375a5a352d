#include "sync/protocol/Entry.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/Certificate.h"
#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"

#include <algorithm>
#include <set>

namespace seenheard {

namespace {

Error badSignature(std::string message) {
    return fail(ErrorCode::BadSignature, std::move(message));
}

std::string nameOf(std::size_t part) {
    return "part " + std::to_string(part + 1);
}

std::optional<SaltedPart> readSaltedPart(CborReader& reader) {
    if (reader.null())
        return std::nullopt;
    SaltedPart part;
    reader.expectArray(2);
    const auto salt = reader.bytes();
    if (salt.size() == part.salt.size())
        std::copy(salt.begin(), salt.end(), part.salt.begin());
    else
        reader.refuse("a salt of the wrong length");
    part.canonical = copyOf(reader.bytes());
    return part;
}

/// Octets of the longest text in a value.
struct LongestText {
    template<typename Other>
    std::size_t operator()(const Other&) const {
        return 0;
    }
    std::size_t operator()(const Text& text) const { return text.size(); }
    std::size_t operator()(const Reference& reference) const {
        return std::max(reference.kind.size(), reference.id.size());
    }
    std::size_t operator()(const NotObtained& answer) const {
        return std::max(answer.reason.size(), answer.note.size());
    }
    std::size_t operator()(const Withdrawn& withdrawn) const { return withdrawn.reason.size(); }
    std::size_t operator()(const Choices& choices) const {
        std::size_t longest = 0;
        for (const auto& name : choices.names)
            longest = std::max(longest, name.size());
        return longest;
    }
};

Status checkTexts(const Part& part, std::size_t position) {
    for (const auto& operation : part.operations) {
        const auto longest = std::max(
            std::visit(LongestText{}, operation.value), operation.reason ? operation.reason->size() : std::size_t{0});
        if (longest > limits::textBytes)
            return fail(ErrorCode::TooLarge,
                "A text in " + nameOf(position) + " of the entry has more than " + std::to_string(limits::textBytes)
                    + " octets.");
    }
    return success();
}

Result<Part> decodedPart(BytesView canonical, std::size_t position) {
    auto part = partFrom(canonical);
    if (!part)
        return fail(part.error().code, "In " + nameOf(position) + " of the entry: " + part.error().message);
    if (part->operations.size() > limits::operationsInPart)
        return fail(ErrorCode::TooLarge,
            "There are more than " + std::to_string(limits::operationsInPart) + " operations in " + nameOf(position)
                + " of the entry.");
    if (auto status = checkTexts(*part, position); !status)
        return status.error();
    return part;
}

} // namespace

Hash commitmentOf(const SaltedPart& part) {
    return sha256({part.salt, part.canonical});
}

Bytes canonicalBytes(const Entry& entry) {
    CborWriter writer;
    writer.array(3);
    writer.bytes(entry.header);
    writer.id(entry.signature);
    writer.array(entry.parts.size());
    for (const auto& part : entry.parts) {
        if (!part) {
            writer.null();
            continue;
        }
        writer.array(2);
        writer.bytes(part->salt);
        writer.bytes(part->canonical);
    }
    return writer.take();
}

Result<Entry> entryFrom(BytesView canonical) {
    if (canonical.size() > limits::entryBytes)
        return fail(ErrorCode::TooLarge,
            "The entry has " + std::to_string(canonical.size()) + " octets; at most "
                + std::to_string(limits::entryBytes) + " are taken.");
    CborReader reader(canonical);
    Entry entry;
    reader.expectArray(3);
    entry.header = readBytes(reader, limits::headerBytes, "a header that is too long");
    entry.signature = reader.id<Signature>();
    entry.parts = readList(reader, limits::partsInEntry, readSaltedPart);
    if (auto status = reader.finish("entry"); !status)
        return status.error();
    return entry;
}

Entry signEntry(EntryHeader header, const std::vector<Part>& parts, const SigningKey& key, Random& random) {
    Entry entry;
    header.signer = signerIdOf(key.publicKey());
    header.commitments.clear();
    for (const auto& part : parts) {
        SaltedPart salted;
        random.fill(salted.salt);
        salted.canonical = canonicalBytes(part);
        header.commitments.push_back(commitmentOf(salted));
        entry.parts.emplace_back(std::move(salted));
    }
    entry.header = canonicalBytes(header);
    entry.signature = key.sign(signedBytes(signing_context::entry, entry.header));
    return entry;
}

Result<EntryId> entryIdIn(BytesView canonical) {
    CborReader reader(canonical);
    reader.expectArray(3);
    const auto header = reader.bytes();
    if (reader.failed())
        return fail(ErrorCode::Malformed, "Where an entry's header should be, there is something else.");
    return entryIdOf(header);
}

Result<VerifiedEntry> verifyEntry(const Entry& entry, const PublicKey& signerKey) {
    if (!verify(signerKey, signedBytes(signing_context::entry, entry.header), entry.signature))
        return badSignature("The signature of the entry does not fit its header and its signer's key.");
    return readOwnEntry(entry, signerIdOf(signerKey));
}

Result<VerifiedEntry> readOwnEntry(const Entry& entry, const SignerId& signer) {
    auto header = entryHeaderFrom(entry.header);
    if (!header)
        return header.error();
    if (header->signer != signer)
        return badSignature("The entry names another signer than the one whose key signed it.");
    if (header->commitments.size() != entry.parts.size())
        return badSignature("The entry has " + std::to_string(entry.parts.size()) + " parts, but its signed header has "
            + std::to_string(header->commitments.size()) + " commitments.");

    VerifiedEntry verified{entryIdOf(entry.header), std::move(*header), {}};
    for (std::size_t i = 0; i < entry.parts.size(); ++i)
        if (entry.parts[i] && commitmentOf(*entry.parts[i]) != verified.header.commitments[i])
            return badSignature("The commitment in the signed header does not fit " + nameOf(i) + " of the entry.");

    std::set<RecordId> records;
    for (std::size_t i = 0; i < entry.parts.size(); ++i) {
        if (!entry.parts[i]) {
            verified.parts.emplace_back();
            continue;
        }
        auto part = decodedPart(entry.parts[i]->canonical, i);
        if (!part)
            return part.error();
        if (!records.insert(part->record).second)
            return fail(
                ErrorCode::Malformed, "The entry has two parts about one record; the second is " + nameOf(i) + ".");
        verified.parts.emplace_back(std::move(*part));
    }
    return verified;
}

FoldedEntry foldedEntryOf(const VerifiedEntry& entry) {
    return {entry.header.signer, entry.header.number, entry.id, entry.header.writtenAt};
}

FoldInput foldInputOf(const VerifiedEntry& entry, const Part& part) {
    return {foldedEntryOf(entry), part.operations};
}

} // namespace seenheard
