#pragma once

#include "platform/base/Id.h"
#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

namespace seenheard {

using PublicKey = FixedId<struct PublicKeyTag, 32>;
using Signature = FixedId<struct SignatureTag, 64>;

/// An Ed25519 key pair.
class SigningKey {
public:
    /// From a seed of 32 octets.
    [[nodiscard]] static Result<SigningKey> fromSeed(BytesView seed);
    [[nodiscard]] static SigningKey generate(Random& random);

    [[nodiscard]] const PublicKey& publicKey() const { return public_; }
    [[nodiscard]] Signature sign(BytesView message) const;
    [[nodiscard]] BytesView seed() const;

private:
    SigningKey(SecretBytes secret, PublicKey publicKey);

    SecretBytes secret_;
    PublicKey public_;
};

[[nodiscard]] bool verify(const PublicKey& key, BytesView message, const Signature& signature);

} // namespace seenheard
