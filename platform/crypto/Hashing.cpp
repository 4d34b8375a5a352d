#include "platform/crypto/Hashing.h"

#include "platform/crypto/Sodium.h"

#include <sodium.h>

namespace seenheard {

Hash sha256(BytesView input) {
    Hash hash;
    crypto_hash_sha256(hash.octets.data(), input.data(), input.size());
    return hash;
}

Hash sha256(std::initializer_list<BytesView> pieces) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const auto piece : pieces)
        crypto_hash_sha256_update(&state, piece.data(), piece.size());
    Hash hash;
    crypto_hash_sha256_final(&state, hash.octets.data());
    return hash;
}

Hash hmacSha256(BytesView key, BytesView input) {
    requireOrAbort(key.size() == crypto_auth_hmacsha256_KEYBYTES, "hmacSha256 needs a key of 32 octets");
    Hash hash;
    crypto_auth_hmacsha256(hash.octets.data(), input.data(), input.size(), key.data());
    return hash;
}

} // namespace seenheard
