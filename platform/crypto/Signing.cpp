#include "platform/crypto/Signing.h"

#include "platform/crypto/Sodium.h"

#include <sodium.h>

namespace seenheard {

SigningKey::SigningKey(SecretBytes secret, PublicKey publicKey) : secret_(std::move(secret)), public_(publicKey) {}

Result<SigningKey> SigningKey::fromSeed(BytesView seed) {
    if (seed.size() != crypto_sign_SEEDBYTES)
        return fail(ErrorCode::Malformed,
            "A signing key is made from 32 octets, but " + std::to_string(seed.size()) + " were given.");
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    PublicKey publicKey;
    crypto_sign_seed_keypair(publicKey.octets.data(), secret.writable().data(), seed.data());
    return SigningKey(std::move(secret), publicKey);
}

SigningKey SigningKey::generate(Random& random) {
    SecretBytes seed(crypto_sign_SEEDBYTES);
    random.fill(seed.writable());
    return std::move(fromSeed(seed.view())).value();
}

Signature SigningKey::sign(BytesView message) const {
    Signature signature;
    requireOrAbort(!secret_.empty(), "a signing key that was moved away was asked to sign");
    crypto_sign_detached(signature.octets.data(), nullptr, message.data(), message.size(), secret_.view().data());
    return signature;
}

// libsodium keeps the seed as the first half of its secret key.
BytesView SigningKey::seed() const {
    requireOrAbort(!secret_.empty(), "a signing key that was moved away was asked for its seed");
    return secret_.view().first(crypto_sign_SEEDBYTES);
}

bool verify(const PublicKey& key, BytesView message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.octets.data(), message.data(), message.size(), key.octets.data()) == 0;
}

} // namespace seenheard
