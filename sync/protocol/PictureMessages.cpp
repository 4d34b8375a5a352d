#include "sync/protocol/PictureMessages.h"

#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"

namespace seenheard {

namespace {

/// Beside its octets a message has some hundred more.
constexpr std::size_t mostBytes = limits::pictureChunkBytes + 4096;

CborReader opened(BytesView canonical, std::uint64_t elements) {
    CborReader reader(canonical);
    reader.expectArray(elements);
    if (reader.unsignedInt() != 1)
        reader.refuse("no format version");
    return reader;
}

Bytes readChunk(CborReader& reader) {
    return readBytes(reader, limits::pictureChunkBytes, "more of a picture than travels at once");
}

} // namespace

Bytes canonicalBytes(const PictureOffer& offer) {
    CborWriter writer;
    writer.array(5);
    writer.unsignedInt(PictureOffer::formatVersion);
    writer.text(offer.serverName);
    writer.id(offer.picture);
    writer.unsignedInt(offer.offset);
    if (offer.octets)
        writer.bytes(*offer.octets);
    else
        writer.null();
    return writer.take();
}

Result<PictureOffer> pictureOfferFrom(BytesView canonical) {
    constexpr std::string_view what = "offer of a picture";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, PictureOffer::formatVersion, what); !status)
        return status.error();
    auto reader = opened(canonical, 5);
    PictureOffer offer;
    offer.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    offer.picture = reader.id<PictureId>();
    offer.offset = reader.unsignedInt();
    if (!reader.null())
        offer.octets = readChunk(reader);
    if (auto status = reader.finish(what); !status)
        return status.error();
    return offer;
}

Bytes canonicalBytes(const PictureStanding& standing) {
    CborWriter writer;
    writer.array(3);
    writer.unsignedInt(PictureStanding::formatVersion);
    writer.unsignedInt(standing.had);
    if (standing.receipt)
        writer.raw(canonicalBytes(*standing.receipt));
    else
        writer.null();
    return writer.take();
}

Result<PictureStanding> pictureStandingFrom(BytesView canonical) {
    constexpr std::string_view what = "answer to a picture";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, PictureStanding::formatVersion, what); !status)
        return status.error();
    auto reader = opened(canonical, 3);
    PictureStanding standing;
    standing.had = reader.unsignedInt();
    if (!reader.null())
        standing.receipt = readPictureReceipt(reader);
    if (auto status = reader.finish(what); !status)
        return status.error();
    return standing;
}

Bytes canonicalBytes(const PictureRequest& request) {
    CborWriter writer;
    writer.array(7);
    writer.unsignedInt(PictureRequest::formatVersion);
    writer.text(request.serverName);
    writer.id(request.signer);
    writer.integer(request.serverTimeMs);
    writer.id(request.record);
    writer.id(request.picture);
    writer.unsignedInt(request.offset);
    return writer.take();
}

Result<PictureRequest> pictureRequestFrom(BytesView canonical) {
    constexpr std::string_view what = "request for a picture";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, PictureRequest::formatVersion, what); !status)
        return status.error();
    auto reader = opened(canonical, 7);
    PictureRequest request;
    request.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    request.signer = reader.id<SignerId>();
    request.serverTimeMs = reader.integer();
    request.record = reader.id<RecordId>();
    request.picture = reader.id<PictureId>();
    request.offset = reader.unsignedInt();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return request;
}

SignedPictureRequest signRequest(const PictureRequest& request, const SigningKey& signer) {
    SignedPictureRequest made{canonicalBytes(request), {}};
    made.signature = signer.sign(signedBytes(signing_context::pictureRequest, made.request));
    return made;
}

bool verify(const SignedPictureRequest& request, const PublicKey& signer) {
    return verify(signer, signedBytes(signing_context::pictureRequest, request.request), request.signature);
}

Bytes canonicalBytes(const SignedPictureRequest& request) {
    CborWriter writer;
    writer.array(3);
    writer.unsignedInt(PictureRequest::formatVersion);
    writer.bytes(request.request);
    writer.id(request.signature);
    return writer.take();
}

Result<SignedPictureRequest> signedPictureRequestFrom(BytesView canonical) {
    constexpr std::string_view what = "signed request for a picture";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, PictureRequest::formatVersion, what); !status)
        return status.error();
    auto reader = opened(canonical, 3);
    SignedPictureRequest request;
    request.request = readBytes(reader, mostBytes, "a request that is too large");
    request.signature = reader.id<Signature>();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return request;
}

Bytes canonicalBytes(const PictureChunk& chunk) {
    CborWriter writer;
    writer.array(4);
    writer.unsignedInt(PictureChunk::formatVersion);
    writer.unsignedInt(chunk.offset);
    writer.unsignedInt(chunk.size);
    writer.bytes(chunk.octets);
    return writer.take();
}

Result<PictureChunk> pictureChunkFrom(BytesView canonical) {
    constexpr std::string_view what = "piece of a picture";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, PictureChunk::formatVersion, what); !status)
        return status.error();
    auto reader = opened(canonical, 4);
    PictureChunk chunk;
    chunk.offset = reader.unsignedInt();
    chunk.size = reader.unsignedInt();
    chunk.octets = readChunk(reader);
    if (auto status = reader.finish(what); !status)
        return status.error();
    return chunk;
}

} // namespace seenheard
