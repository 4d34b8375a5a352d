#include "sync/protocol/Certificate.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/SigningContext.h"
#include "sync/protocol/StrictReading.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::uint64_t formatVersion = 1;
constexpr std::size_t mostBytes = 4096;

/// The signed bytes are the array without its last element.
CborWriter begun(const IssuingCertificate& certificate, std::uint64_t elements) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(formatVersion);
    writer.id(certificate.issuingKey);
    writer.text(certificate.serverName);
    writer.integer(certificate.issuedAtMs);
    return writer;
}

CborWriter begun(const SignerCertificate& certificate, std::uint64_t elements) {
    CborWriter writer;
    writer.array(elements);
    writer.unsignedInt(formatVersion);
    writer.id(certificate.signingKey);
    writer.id(certificate.officer);
    writer.text(certificate.officerName);
    writer.unsignedInt(static_cast<std::uint64_t>(certificate.role));
    writer.text(certificate.team);
    writer.text(certificate.district);
    writer.id(certificate.tablet);
    writer.text(certificate.tabletName);
    writer.integer(certificate.issuedAtMs);
    return writer;
}

Bytes toSign(const IssuingCertificate& certificate) {
    return signedBytes(signing_context::issuingCertificate, begun(certificate, 4).result());
}

Bytes toSign(const SignerCertificate& certificate) {
    return signedBytes(signing_context::signerCertificate, begun(certificate, 10).result());
}

} // namespace

SignerId signerIdOf(const PublicKey& key) {
    SignerId signer;
    std::copy_n(sha256(key.bytes()).octets.begin(), SignerId::size, signer.octets.begin());
    return signer;
}

SignerId SignerCertificate::signer() const {
    return signerIdOf(signingKey);
}

Bytes canonicalBytes(const IssuingCertificate& certificate) {
    auto writer = begun(certificate, 5);
    writer.id(certificate.signature);
    return writer.take();
}

Result<IssuingCertificate> issuingCertificateFrom(BytesView canonical) {
    constexpr std::string_view what = "issuing certificate";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    IssuingCertificate certificate;
    reader.expectArray(5);
    if (reader.unsignedInt() != formatVersion)
        reader.refuse("no format version");
    certificate.issuingKey = reader.id<PublicKey>();
    certificate.serverName = readText(reader, limits::nameBytes, "a server name that is too long");
    certificate.issuedAtMs = reader.integer();
    certificate.signature = reader.id<Signature>();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return certificate;
}

Bytes canonicalBytes(const SignerCertificate& certificate) {
    auto writer = begun(certificate, 11);
    writer.id(certificate.signature);
    return writer.take();
}

Result<SignerCertificate> signerCertificateFrom(BytesView canonical) {
    constexpr std::string_view what = "signer certificate";
    if (auto status = checkSizeAndVersion(canonical, mostBytes, formatVersion, what); !status)
        return status.error();
    CborReader reader(canonical);
    SignerCertificate certificate;
    reader.expectArray(11);
    if (reader.unsignedInt() != formatVersion)
        reader.refuse("no format version");
    certificate.signingKey = reader.id<PublicKey>();
    certificate.officer = reader.id<OfficerId>();
    certificate.officerName = readText(reader, limits::nameBytes, "an officer's name that is too long");
    certificate.role = readEnum(reader, lastRole, "an unknown role");
    certificate.team = readText(reader, limits::nameBytes, "a team that is too long");
    certificate.district = readText(reader, limits::nameBytes, "a district that is too long");
    certificate.tablet = reader.id<TabletId>();
    certificate.tabletName = readText(reader, limits::nameBytes, "a tablet's name that is too long");
    certificate.issuedAtMs = reader.integer();
    certificate.signature = reader.id<Signature>();
    if (auto status = reader.finish(what); !status)
        return status.error();
    return certificate;
}

void write(CborWriter& writer, const SignerCertificate& certificate) {
    writer.raw(canonicalBytes(certificate));
}

SignerCertificate readSignerCertificate(CborReader& reader) {
    const auto canonical = reader.raw();
    if (reader.failed())
        return {};
    auto certificate = signerCertificateFrom(canonical);
    if (!certificate) {
        reader.refuse("a signer certificate that cannot be read");
        return {};
    }
    return std::move(*certificate);
}

void sign(IssuingCertificate& certificate, const SigningKey& root) {
    certificate.signature = root.sign(toSign(certificate));
}

void sign(SignerCertificate& certificate, const SigningKey& issuing) {
    certificate.signature = issuing.sign(toSign(certificate));
}

bool verify(const IssuingCertificate& certificate, const PublicKey& root) {
    return verify(root, toSign(certificate), certificate.signature);
}

bool verify(const SignerCertificate& certificate, const PublicKey& issuing) {
    return verify(issuing, toSign(certificate), certificate.signature);
}

} // namespace seenheard
