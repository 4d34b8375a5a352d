#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

namespace seenheard {

/// Public half of a sealing key pair (X25519).
using SealingPublicKey = FixedId<struct SealingPublicKeyTag, 32>;

/// A key pair that opens what anybody sealed to its public half.
class SealingKey {
public:
    [[nodiscard]] static SealingKey generate(Random& random);
    [[nodiscard]] static Result<SealingKey> fromSecret(BytesView secret);

    [[nodiscard]] const SealingPublicKey& publicKey() const { return public_; }
    [[nodiscard]] BytesView secret() const { return secret_.view(); }
    [[nodiscard]] Result<SecretBytes> open(BytesView sealed) const;

private:
    SealingKey(SecretBytes secret, SealingPublicKey publicKey);

    SecretBytes secret_;
    SealingPublicKey public_;
};

/// Anonymous sealing (libsodium's sealed box): only the holder of the secret half reads it.
/// InvalidInput for the few points that are no usable key.
[[nodiscard]] Result<Bytes> sealTo(const SealingPublicKey& key, BytesView plain);

/// XChaCha20-Poly1305 with a random nonce in front. Key of 32 octets.
/// BadSignature where the data, what is associated with it or the key is not what it was.
[[nodiscard]] Bytes encrypt(BytesView key, BytesView plain, BytesView associated, Random& random);
/// How long it becomes; the same behind what `out` holds already.
[[nodiscard]] std::size_t encryptedSize(std::size_t plainOctets);
void encryptOnto(Bytes& out, BytesView key, BytesView plain, BytesView associated, Random& random);
[[nodiscard]] Result<SecretBytes> decrypt(BytesView key, BytesView sealed, BytesView associated);
/// The same into ordinary memory, for what goes on from there into ordinary memory anyway: SecretBytes cost as much as
/// the decrypting of some kilobytes.
[[nodiscard]] Result<Bytes> decryptOpenly(BytesView key, BytesView sealed, BytesView associated);

} // namespace seenheard
