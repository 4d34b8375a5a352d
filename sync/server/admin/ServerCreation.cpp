#include "sync/server/admin/ServerCreation.h"

#include "sync/server/access/TlsAuthority.h"

#include <nlohmann/json.hpp>

namespace seenheard {

Result<NewServer> createServer(
    const std::string& name, const std::vector<std::string>& hosts, const Clock& clock, Random& random) {
    const auto nowMs = clock.now().utcMs;
    auto tlsAuthority = makeTlsAuthority(name, nowMs);
    if (!tlsAuthority)
        return tlsAuthority.error();
    auto tls = issueServerCertificate(*tlsAuthority, hosts, nowMs);
    if (!tls)
        return tls.error();

    OfflineKeys offline{SigningKey::generate(random), SealingKey::generate(random)};
    auto issuingKey = SigningKey::generate(random);
    IssuingCertificate issuing;
    issuing.issuingKey = issuingKey.publicKey();
    issuing.serverName = name;
    issuing.issuedAtMs = nowMs;
    sign(issuing, offline.root);
    auto signerKey = SigningKey::generate(random);
    SignerCertificate signer;
    signer.signingKey = signerKey.publicKey();
    signer.officer = random.id<OfficerId>();
    signer.officerName = name;
    signer.role = Role::Server;
    signer.issuedAtMs = nowMs;
    sign(signer, issuingKey);
    SecretBytes identityKey(32);
    random.fill(identityKey.writable());

    LogEnd end;
    end.head.ref.root = merkleEmptyRoot();
    end.head.signedAtMs = nowMs;
    sign(end.head, issuingKey);

    ServerIdentity identity{name, offline.root.publicKey(), offline.recovery.publicKey(), std::move(issuingKey),
        std::move(issuing), std::move(signerKey), std::move(signer), SealingKey::generate(random),
        std::move(identityKey), std::move(*tlsAuthority), std::move(*tls), 0};
    return NewServer{std::move(identity), std::move(offline), std::move(end)};
}

std::string recoveryFileFor(const NewServer& server, bool withRecoveryKey) {
    nlohmann::ordered_json json{
        {"what",
            "Offline keys of the Seen & Heard server '" + server.identity.name + "'. Keep this file off the server."},
        {"server", server.identity.name},
        {"root_public_key", server.offline.root.publicKey().hex()},
        {"root_seed", toHex(server.offline.root.seed())},
        {"recovery_public_key", server.offline.recovery.publicKey().hex()},
    };
    if (withRecoveryKey)
        json["recovery_secret"] = toHex(server.offline.recovery.secret());
    return json.dump(2) + "\n";
}

} // namespace seenheard
