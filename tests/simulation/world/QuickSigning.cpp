// Takes the place of platform/crypto/Signing.cpp when the simulation is linked. What kind a key is can be seen from
// its octets, so nothing has to be switched.
#include "tests/simulation/world/QuickSigning.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

constexpr std::array<std::uint8_t, 8> mark{'q', 'u', 'i', 'c', 'k', 'k', 'e', 'y'};

bool isQuick(BytesView key) {
    return std::equal(mark.begin(), mark.end(), key.begin());
}

Signature quickSignature(const PublicKey& key, BytesView message) {
    Signature signature;
    crypto_generichash(signature.octets.data(), signature.octets.size(), message.data(), message.size(),
        key.octets.data(), key.octets.size());
    return signature;
}

} // namespace

SigningKey quickKey(Random& random) {
    Bytes seed(crypto_sign_SEEDBYTES);
    random.fill(seed);
    std::copy(mark.begin(), mark.end(), seed.begin());
    return std::move(SigningKey::fromSeed(seed)).value();
}

SigningKey::SigningKey(SecretBytes secret, PublicKey publicKey) : secret_(std::move(secret)), public_(publicKey) {}

Result<SigningKey> SigningKey::fromSeed(BytesView seed) {
    if (seed.size() != crypto_sign_SEEDBYTES)
        return fail(ErrorCode::Malformed, "A signing key is made from 32 octets.");
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    PublicKey publicKey;
    if (isQuick(seed)) {
        std::copy(seed.begin(), seed.end(), secret.writable().begin());
        crypto_generichash(publicKey.octets.data(), publicKey.octets.size(), seed.data(), seed.size(), nullptr, 0);
        std::copy(mark.begin(), mark.end(), publicKey.octets.begin());
    } else {
        crypto_sign_seed_keypair(publicKey.octets.data(), secret.writable().data(), seed.data());
    }
    return SigningKey(std::move(secret), publicKey);
}

SigningKey SigningKey::generate(Random& random) {
    SecretBytes seed(crypto_sign_SEEDBYTES);
    random.fill(seed.writable());
    return std::move(fromSeed(seed.view())).value();
}

Signature SigningKey::sign(BytesView message) const {
    if (isQuick(public_.octets))
        return quickSignature(public_, message);
    Signature signature;
    crypto_sign_detached(signature.octets.data(), nullptr, message.data(), message.size(), secret_.view().data());
    return signature;
}

BytesView SigningKey::seed() const {
    return secret_.view().first(crypto_sign_SEEDBYTES);
}

bool verify(const PublicKey& key, BytesView message, const Signature& signature) {
    if (isQuick(key.octets))
        return quickSignature(key, message) == signature;
    return crypto_sign_verify_detached(signature.octets.data(), message.data(), message.size(), key.octets.data()) == 0;
}

} // namespace seenheard
