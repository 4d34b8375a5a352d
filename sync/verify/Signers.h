#pragma once

#include "sync/protocol/Certificate.h"
#include "sync/protocol/TreeHead.h"

#include <unordered_map>
#include <unordered_set>

namespace seenheard {

/// The keys that an export's signatures are checked with, each under the one above it, the root at the top.
class Signers {
public:
    explicit Signers(const PublicKey& root) : root_(root) {}

    /// Why the certificate was not taken in, if it was not.
    [[nodiscard]] Status addIssuer(BytesView certificate, std::string_view serverName);
    [[nodiscard]] Status addSigner(BytesView certificate);

    [[nodiscard]] bool signedBySomeIssuer(const TreeHead& head) const;
    /// Nothing for a signer whose certificate is not there, or was not good.
    [[nodiscard]] const PublicKey* keyOf(const SignerId& signer) const;
    [[nodiscard]] bool isIssued(const SignerCertificate& certificate) const;
    /// Of the server itself.
    [[nodiscard]] bool isServer(const SignerId& signer) const { return servers_.contains(signer); }
    [[nodiscard]] std::size_t count() const { return keys_.size(); }

private:
    PublicKey root_;
    std::vector<PublicKey> issuers_;
    std::unordered_map<SignerId, PublicKey> keys_;
    std::unordered_set<SignerId> servers_;
};

} // namespace seenheard
