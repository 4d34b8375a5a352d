#include "platform/crypto/Sealing.h"

#include "platform/crypto/Sodium.h"

#include <sodium.h>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t keySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

Result<std::size_t> plainSizeOf(BytesView key, BytesView sealed) {
    if (key.size() != keySize)
        return fail(ErrorCode::Malformed,
            "A key to decrypt with has 32 octets, but " + std::to_string(key.size()) + " were given.");
    if (sealed.size() < nonceSize + tagSize)
        return fail(ErrorCode::Malformed, "The encrypted data is too short to be whole.");
    return sealed.size() - nonceSize - tagSize;
}

bool opens(std::span<std::uint8_t> plain, BytesView key, BytesView sealed, BytesView associated) {
    readySodium();
    const auto body = sealed.subspan(nonceSize);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, body.data(), body.size(),
               associated.data(), associated.size(), sealed.data(), key.data())
        == 0;
}

Error doesNotOpen() {
    return fail(ErrorCode::BadSignature, "The encrypted data was altered, or this is not its key.");
}

} // namespace

SealingKey::SealingKey(SecretBytes secret, SealingPublicKey publicKey)
    : secret_(std::move(secret))
    , public_(publicKey) {}

SealingKey SealingKey::generate(Random& random) {
    SecretBytes secret(crypto_box_SECRETKEYBYTES);
    random.fill(secret.writable());
    return std::move(fromSecret(secret.view())).value();
}

Result<SealingKey> SealingKey::fromSecret(BytesView secret) {
    if (secret.size() != crypto_box_SECRETKEYBYTES)
        return fail(ErrorCode::Malformed,
            "A sealing key is made from 32 octets, but " + std::to_string(secret.size()) + " were given.");
    SealingPublicKey publicKey;
    crypto_scalarmult_base(publicKey.octets.data(), secret.data());
    return SealingKey(SecretBytes(secret), publicKey);
}

Result<SecretBytes> SealingKey::open(BytesView sealed) const {
    if (sealed.size() < crypto_box_SEALBYTES)
        return fail(ErrorCode::Malformed, "The sealed data is too short to be whole.");
    SecretBytes plain(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(
            plain.writable().data(), sealed.data(), sealed.size(), public_.octets.data(), secret_.view().data())
        != 0)
        return fail(ErrorCode::BadSignature, "The sealed data was altered, or it was sealed to another key.");
    return plain;
}

Result<Bytes> sealTo(const SealingPublicKey& key, BytesView plain) {
    readySodium(); // the sealed box makes a key pair of its own
    Bytes sealed(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), key.octets.data()) != 0)
        return fail(ErrorCode::InvalidInput,
            "Nothing can be sealed to the public key " + key.hex() + ": it is not a usable X25519 key.");
    return sealed;
}

Bytes encrypt(BytesView key, BytesView plain, BytesView associated, Random& random) {
    Bytes sealed;
    sealed.reserve(encryptedSize(plain.size()));
    encryptOnto(sealed, key, plain, associated, random);
    return sealed;
}

std::size_t encryptedSize(std::size_t plainOctets) {
    return nonceSize + plainOctets + tagSize;
}

void encryptOnto(Bytes& out, BytesView key, BytesView plain, BytesView associated, Random& random) {
    requireOrAbort(key.size() == keySize, "encryption needs a key of 32 octets");
    readySodium(); // which also picks the quickest code for this processor
    const auto before = out.size();
    out.resize(before + encryptedSize(plain.size()));
    const auto sealed = std::span(out).subspan(before);
    random.fill(sealed.first(nonceSize));
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonceSize, nullptr, plain.data(), plain.size(),
        associated.data(), associated.size(), nullptr, sealed.data(), key.data());
}

Result<SecretBytes> decrypt(BytesView key, BytesView sealed, BytesView associated) {
    const auto size = plainSizeOf(key, sealed);
    if (!size)
        return size.error();
    SecretBytes plain(*size);
    if (!opens(plain.writable(), key, sealed, associated))
        return doesNotOpen();
    return plain;
}

Result<Bytes> decryptOpenly(BytesView key, BytesView sealed, BytesView associated) {
    const auto size = plainSizeOf(key, sealed);
    if (!size)
        return size.error();
    Bytes plain(*size);
    if (!opens(plain, key, sealed, associated))
        return doesNotOpen();
    return plain;
}

} // namespace seenheard
