#pragma once

#include "sync/server/store/ServerIdentity.h"

namespace seenheard {

/// The X.509 authority of one server: EC P-256, made by init. Its key stays in the server's encrypted store, because
/// tablets are given certificates whenever they enrol; what vouches for words is the Ed25519 root, which is offline.
[[nodiscard]] Result<TlsCredential> makeTlsAuthority(const std::string& serverName, std::int64_t nowMs);

/// A certificate for the server itself; hosts are DNS names or IP addresses.
[[nodiscard]] Result<TlsCredential> issueServerCertificate(
    const TlsCredential& authority, const std::vector<std::string>& hosts, std::int64_t nowMs);

/// A certificate for a tablet's TLS key (DER SubjectPublicKeyInfo, EC P-256). Its common name is the tablet's id.
[[nodiscard]] Result<Bytes> issueTabletCertificate(
    const TlsCredential& authority, BytesView publicKey, std::int64_t nowMs);

/// Follows from its TLS key. Officers who share a tablet have a profile and a key each, so each is a tablet here.
[[nodiscard]] TabletId tabletIdOf(BytesView tlsPublicKey);

} // namespace seenheard
