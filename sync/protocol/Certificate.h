#pragma once

#include "platform/crypto/Signing.h"
#include "sync/protocol/Role.h"
#include "sync/records/Cbor.h"

#include <string>

namespace seenheard {

/// The root's statement that a key issues certificates and signs tree heads for a server.
struct IssuingCertificate {
    PublicKey issuingKey;
    std::string serverName; ///< Named in requests so that one cannot be replayed elsewhere.
    std::int64_t issuedAtMs = 0;
    Signature signature; ///< By the root.

    bool operator==(const IssuingCertificate&) const = default;
};

/// The issuing key's statement who a signer is.
struct SignerCertificate {
    PublicKey signingKey; ///< Its SHA-256, cut to 16 octets, is the SignerId.
    OfficerId officer;
    std::string officerName; ///< As shown: "PC 4417 Dale".
    Role role = Role::Officer;
    std::string team;
    std::string district;
    TabletId tablet;
    std::string tabletName;
    std::int64_t issuedAtMs = 0;
    Signature signature; ///< By the issuing key.

    bool operator==(const SignerCertificate&) const = default;
    [[nodiscard]] SignerId signer() const;
};

[[nodiscard]] SignerId signerIdOf(const PublicKey& key);

[[nodiscard]] Bytes canonicalBytes(const IssuingCertificate& certificate);
[[nodiscard]] Result<IssuingCertificate> issuingCertificateFrom(BytesView canonical);
[[nodiscard]] Bytes canonicalBytes(const SignerCertificate& certificate);
[[nodiscard]] Result<SignerCertificate> signerCertificateFrom(BytesView canonical);

/// As it stands inside a message.
void write(CborWriter& writer, const SignerCertificate& certificate);
[[nodiscard]] SignerCertificate readSignerCertificate(CborReader& reader);

/// Fills the signature.
void sign(IssuingCertificate& certificate, const SigningKey& root);
void sign(SignerCertificate& certificate, const SigningKey& issuing);
[[nodiscard]] bool verify(const IssuingCertificate& certificate, const PublicKey& root);
[[nodiscard]] bool verify(const SignerCertificate& certificate, const PublicKey& issuing);

} // namespace seenheard
