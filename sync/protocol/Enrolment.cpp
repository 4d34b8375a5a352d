#include "sync/protocol/Enrolment.h"

#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"

namespace seenheard {

namespace {

constexpr std::size_t mostBytes = 64ULL * 1024;
constexpr std::size_t secretBytes = 10;
constexpr std::size_t identityKeyBytes = 32;

/// The proof is over the array without its last element.
CborWriter begun(const EnrolmentRequest& request, std::uint64_t elements) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(EnrolmentRequest::formatVersion);
    writer.bytes(request.secret);
    writer.id(request.signingKey);
    writer.bytes(request.tlsPublicKey);
    writer.text(request.tabletName);
    return writer;
}

Bytes readExactly(CborReader& reader, std::size_t size, std::string_view otherwise) {
    const auto bytes = reader.bytes();
    if (bytes.size() != size)
        reader.refuse(otherwise);
    return copyOf(bytes);
}

template<typename Certificate>
Certificate readCertificate(CborReader& reader, Result<Certificate> (*read)(BytesView), std::string_view otherwise) {
    const auto canonical = reader.raw();
    if (reader.failed())
        return {};
    auto certificate = read(canonical);
    if (certificate)
        return std::move(*certificate);
    reader.refuse(otherwise);
    return {};
}

} // namespace

Bytes canonicalBytes(const Authority& authority) {
    CborWriter writer;
    writer.array(4);
    writer.unsignedInt(Authority::formatVersion);
    writer.text(authority.serverName);
    writer.id(authority.root);
    writer.bytes(authority.tlsCertificate);
    return writer.take();
}

Result<Authority> authorityFrom(BytesView canonical) {
    constexpr std::string_view what = "statement of the authority";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, Authority::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    Authority authority;
    reader.expectArray(4);
    if (reader.unsignedInt() != Authority::formatVersion)
        reader.refuse("no format version");
    authority.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    authority.root = reader.id<PublicKey>();
    authority.tlsCertificate = readBytes(reader, limits::tlsCertificateBytes, "a TLS certificate that is too large");
    if (auto status = reader.finish(what); !status)
        return status.error();
    return authority;
}

Bytes canonicalBytes(const EnrolmentRequest& request) {
    auto writer = begun(request, 6);
    writer.id(request.proof);
    return writer.take();
}

Bytes proofBytes(const EnrolmentRequest& request) {
    return signedBytes(signing_context::enrolment, begun(request, 5).result());
}

Result<EnrolmentRequest> enrolmentRequestFrom(BytesView canonical) {
    constexpr std::string_view what = "enrolment request";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, EnrolmentRequest::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    EnrolmentRequest request;
    reader.expectArray(6);
    if (reader.unsignedInt() != EnrolmentRequest::formatVersion)
        reader.refuse("no format version");
    request.secret = readExactly(reader, secretBytes, "a one-time secret of the wrong length");
    request.signingKey = reader.id<PublicKey>();
    request.tlsPublicKey = readBytes(reader, limits::tlsCertificateBytes, "a TLS key that is too large");
    request.tabletName = readText(reader, limits::nameBytes, "a tablet's name that is too long");
    request.proof = reader.id<Signature>();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return request;
}

Bytes canonicalBytes(const EnrolmentResponse& response) {
    CborWriter writer;
    writer.array(8);
    writer.unsignedInt(EnrolmentResponse::formatVersion);
    writer.raw(canonicalBytes(response.issuing));
    writer.raw(canonicalBytes(response.signer));
    writer.bytes(response.tlsCertificate);
    writer.bytes(response.identityKey);
    writer.id(response.ingestKey);
    writer.id(response.recoveryKey);
    writer.integer(response.serverTimeMs);
    return writer.take();
}

Result<EnrolmentResponse> enrolmentResponseFrom(BytesView canonical) {
    constexpr std::string_view what = "answer to an enrolment";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, EnrolmentResponse::formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    EnrolmentResponse response;
    reader.expectArray(8);
    if (reader.unsignedInt() != EnrolmentResponse::formatVersion)
        reader.refuse("no format version");
    response.issuing = readCertificate(reader, issuingCertificateFrom, "an issuing certificate that cannot be read");
    response.signer = readCertificate(reader, signerCertificateFrom, "a signer certificate that cannot be read");
    response.tlsCertificate = readBytes(reader, limits::tlsCertificateBytes, "a TLS certificate that is too large");
    response.identityKey = readExactly(reader, identityKeyBytes, "an identity key of the wrong length");
    response.ingestKey = reader.id<SealingPublicKey>();
    response.recoveryKey = reader.id<SealingPublicKey>();
    response.serverTimeMs = reader.integer();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return response;
}

} // namespace seenheard
