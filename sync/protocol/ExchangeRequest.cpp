#include "sync/protocol/ExchangeRequest.h"

#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"
#include "sync/protocol/TreeHead.h"

namespace seenheard {

namespace {

constexpr std::uint64_t signedFormatVersion = 1;

/// A single entry of any size passes, so that the one that is too large gets its own refusal.
std::vector<Bytes> readEntries(CborReader& reader) {
    std::vector<Bytes> entries;
    std::size_t total = 0;
    const auto count = reader.array(limits::entriesInRequest);
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i) {
        entries.push_back(copyOf(reader.bytes()));
        total += entries.back().size();
    }
    if (count > 1 && total > limits::pushBytes)
        reader.refuse("more octets of entries than one request may bring");
    return entries;
}

/// The signed bytes are the array without its last element.
CborWriter begun(const SignedRequest& request, std::uint64_t elements) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(signedFormatVersion);
    writer.bytes(request.request);
    writer.bytes(request.entries.shape);
    writer.bytes(request.entries.noise);
    return writer;
}

Bytes toSign(const SignedRequest& request) {
    return signedBytes(signing_context::request, begun(request, 4).result());
}

} // namespace

Bytes canonicalBytes(const ExchangeRequest& request) {
    CborWriter writer;
    writer.array(18);
    writer.unsignedInt(ExchangeRequest::formatVersion);
    writer.text(request.serverName);
    writer.id(request.signer);
    writer.integer(request.serverTimeMs);
    writer.unsignedInt(request.headNumber);
    writer.id(request.head);
    write(writer, request.cursor);
    writer.raw(canonicalBytes(TreeHead{request.treeHead, request.treeHeadSignedAtMs, request.treeHeadSignature}));
    writer.array(request.entries.size());
    for (const auto& entry : request.entries)
        writer.bytes(entry);
    writeIds(writer, request.awaiting);
    writeIds(writer, request.formsHeld);
    writer.array(request.references.size());
    for (const auto& reference : request.references)
        write(writer, reference);
    if (request.fill)
        write(writer, *request.fill);
    else
        writer.null();
    writeIds(writer, request.records);
    writer.array(request.history.size());
    for (const auto& wanted : request.history)
        write(writer, wanted);
    writer.array(request.brought.size());
    for (const auto& entry : request.brought)
        writer.bytes(entry);
    writer.array(request.compare.size());
    for (const auto& range : request.compare)
        write(writer, range);
    writer.array(request.certificates.size());
    for (const auto& certificate : request.certificates)
        write(writer, certificate);
    return writer.take();
}

Result<ExchangeRequest> exchangeRequestFrom(BytesView canonical) {
    constexpr std::string_view what = "exchange request";
    if (auto status = checkSizeAndVersion(canonical, limits::inflatedBytes, ExchangeRequest::formatVersion, what);
        !status)
        return status.error();
    CborReader reader(canonical);
    ExchangeRequest request;
    reader.expectArray(18);
    if (reader.unsignedInt() != ExchangeRequest::formatVersion)
        reader.refuse("no format version");
    request.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    request.signer = reader.id<SignerId>();
    request.serverTimeMs = reader.integer();
    request.headNumber = reader.unsignedInt();
    request.head = reader.id<EntryId>();
    request.cursor = readCursor(reader);
    if (const auto head = treeHeadFrom(reader.raw())) {
        request.treeHead = head->ref;
        request.treeHeadSignedAtMs = head->signedAtMs;
        request.treeHeadSignature = head->signature;
    } else {
        reader.refuse("a tree head that cannot be read");
    }
    request.entries = readEntries(reader);
    request.awaiting = readIds<EntryId>(reader, limits::awaitingInRequest);
    request.formsHeld = readIds<Hash>(reader, limits::formsInMessage);
    request.references = readList(reader, limits::referenceSetsInMessage, readReferenceVersion);
    if (!reader.null())
        request.fill = readScopeFill(reader);
    request.records = readIds<RecordId>(reader, limits::recordsInMessage);
    request.history = readList(reader, limits::recordsInMessage, readHistoryWanted);
    request.brought = readEntries(reader);
    request.compare = readList(reader, limits::rangesInRequest, readRangeAsked);
    request.certificates = readList(reader, limits::certificatesInRequest, readSignerCertificate);
    std::size_t entriesWanted = 0;
    for (const auto& wanted : request.history)
        entriesWanted += wanted.entries.size();
    if (entriesWanted > limits::historyInRequest)
        reader.refuse("more entries of history than one request may ask for");
    if ((request.headNumber == 0) != request.head.isZero())
        reader.refuse("a chain head that does not fit its number");
    if (auto status = reader.finish(what); !status)
        return status.error();
    return request;
}

SignedRequest signRequest(const ExchangeRequest& request, const SigningKey& signer, ElidedEntries entries) {
    SignedRequest made{canonicalBytes(request), std::move(entries), {}};
    made.signature = signer.sign(toSign(made));
    return made;
}

bool verify(const SignedRequest& request, const PublicKey& signer) {
    return verify(signer, toSign(request), request.signature);
}

Bytes canonicalBytes(const SignedRequest& request) {
    auto writer = begun(request, 5);
    writer.id(request.signature);
    return writer.take();
}

Result<SignedRequest> signedRequestFrom(BytesView canonical) {
    constexpr std::string_view what = "signed request";
    if (auto status = checkSizeAndVersion(canonical, limits::inflatedBytes, signedFormatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    SignedRequest request;
    reader.expectArray(5);
    if (reader.unsignedInt() != signedFormatVersion)
        reader.refuse("no format version");
    request.request = copyOf(reader.bytes());
    request.entries.shape = readBytes(reader, limits::elidedBytes, "more octets of entries than are taken");
    request.entries.noise = readBytes(reader, limits::elidedBytes, "more octets of entries than are taken");
    request.signature = reader.id<Signature>();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return request;
}

} // namespace seenheard
