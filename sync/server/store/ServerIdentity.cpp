#include "sync/server/store/ServerIdentity.h"

#include "sync/records/Cbor.h"

namespace seenheard {

namespace {

constexpr std::uint64_t formatVersion = 1;
constexpr std::uint64_t fieldCount = 15;

TlsCredential readCredential(CborReader& reader) {
    TlsCredential credential;
    credential.certificate = copyOf(reader.bytes());
    credential.key = copyOf(reader.bytes());
    return credential;
}

} // namespace

Bytes canonicalBytes(const ServerIdentity& identity) {
    CborWriter writer;
    writer.array(fieldCount);
    writer.unsignedInt(formatVersion);
    writer.text(identity.name);
    writer.id(identity.root);
    writer.id(identity.recoveryKey);
    writer.bytes(identity.issuingKey.seed());
    writer.bytes(canonicalBytes(identity.issuing));
    writer.bytes(identity.signerKey.seed());
    writer.bytes(canonicalBytes(identity.signer));
    writer.bytes(identity.ingestKey.secret());
    writer.bytes(identity.identityKey.view());
    writer.bytes(identity.tlsAuthority.certificate);
    writer.bytes(identity.tlsAuthority.key);
    writer.bytes(identity.tls.certificate);
    writer.bytes(identity.tls.key);
    writer.unsignedInt(identity.epoch);
    return writer.take();
}

Result<ServerIdentity> serverIdentityFrom(BytesView canonical) {
    CborReader reader(canonical);
    reader.expectArray(fieldCount);
    if (reader.unsignedInt() != formatVersion && !reader.failed())
        return fail(ErrorCode::FromTheFuture, "The server's identity was written by a newer version.");
    auto name = reader.text();
    const auto root = reader.id<PublicKey>();
    const auto recoveryKey = reader.id<SealingPublicKey>();
    auto issuingKey = SigningKey::fromSeed(reader.bytes());
    auto issuing = issuingCertificateFrom(reader.bytes());
    auto signerKey = SigningKey::fromSeed(reader.bytes());
    auto signer = signerCertificateFrom(reader.bytes());
    auto ingestKey = SealingKey::fromSecret(reader.bytes());
    SecretBytes identityKey(reader.bytes());
    auto tlsAuthority = readCredential(reader);
    auto tls = readCredential(reader);
    const auto epoch = reader.unsignedInt();
    if (auto status = reader.finish("server identity"); !status)
        return status.error();
    if (!issuingKey)
        return issuingKey.error();
    if (!issuing)
        return issuing.error();
    if (!signerKey)
        return signerKey.error();
    if (!signer)
        return signer.error();
    if (!ingestKey)
        return ingestKey.error();
    return ServerIdentity{std::move(name), root, recoveryKey, std::move(*issuingKey), std::move(*issuing),
        std::move(*signerKey), std::move(*signer), std::move(*ingestKey), std::move(identityKey),
        std::move(tlsAuthority), std::move(tls), epoch};
}

} // namespace seenheard
