#pragma once

#include "sync/protocol/Messages.h"

namespace seenheard {

/// A private key of TLS with its certificate, both DER.
struct TlsCredential {
    Bytes certificate;
    Bytes key;
};

/// Who this server is: made once by init and kept in its store. The two offline keys are not among it.
struct ServerIdentity {
    std::string name;
    PublicKey root;
    SealingPublicKey recoveryKey;
    SigningKey issuingKey;
    IssuingCertificate issuing;
    SigningKey signerKey;     ///< The server's own chain: administrative entries.
    SignerCertificate signer; ///< Of that key, by the issuing key; Role::Server.
    SealingKey ingestKey;
    SecretBytes identityKey; ///< 32 octets: the force's key for deriving ids.
    TlsCredential tlsAuthority;
    TlsCredential tls;
    std::uint64_t epoch = 0; ///< Since which `signer` writes for this server.

    [[nodiscard]] Authority authority() const { return {name, root, tlsAuthority.certificate}; }
};

[[nodiscard]] Bytes canonicalBytes(const ServerIdentity& identity);
[[nodiscard]] Result<ServerIdentity> serverIdentityFrom(BytesView canonical);

} // namespace seenheard
