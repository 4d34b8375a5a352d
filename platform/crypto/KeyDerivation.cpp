#include "platform/crypto/KeyDerivation.h"

#include "platform/crypto/Sodium.h"

#include <sodium.h>

namespace seenheard {

namespace {

constexpr std::size_t keySize = crypto_auth_hmacsha256_BYTES;
// A cost may come from a file that somebody altered: it must not take the machine down before the file is checked.
constexpr std::uint64_t mostMemory = 1024ULL * 1024 * 1024;
constexpr std::uint32_t mostPasses = 64;

Status checkInputs(std::string_view pin, BytesView salt, BytesView deviceSecret, const PinCost& cost) {
    if (pin.empty())
        return fail(ErrorCode::InvalidInput, "The PIN is empty.");
    if (salt.size() != crypto_pwhash_SALTBYTES)
        return fail(ErrorCode::InvalidInput, "The salt of a PIN has 16 octets.");
    if (deviceSecret.size() < 16)
        return fail(ErrorCode::InvalidInput, "The device's secret has fewer than 16 octets.");
    if (cost.memoryBytes < crypto_pwhash_MEMLIMIT_MIN || cost.memoryBytes > mostMemory
        || cost.passes < crypto_pwhash_OPSLIMIT_MIN || cost.passes > mostPasses)
        return fail(ErrorCode::InvalidInput, "The cost of a PIN guess is outside 8 KiB to 1 GiB and 1 to 64 passes.");
    return success();
}

} // namespace

Result<SecretBytes> keyFromPin(std::string_view pin, BytesView salt, BytesView deviceSecret, const PinCost& cost) {
    if (const auto checked = checkInputs(pin, salt, deviceSecret, cost); !checked)
        return checked.error();
    readySodium();
    SecretBytes stretched(keySize);
    if (crypto_pwhash(stretched.writable().data(), stretched.size(), pin.data(), pin.size(), salt.data(), cost.passes,
            static_cast<std::size_t>(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(ErrorCode::Internal,
            "There is not enough free memory to check the PIN (" + std::to_string(cost.memoryBytes / 1024 / 1024)
                + " MiB are needed). Close other programs and try again.");

    SecretBytes key(keySize);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, deviceSecret.data(), deviceSecret.size());
    crypto_auth_hmacsha256_update(&state, stretched.view().data(), stretched.size());
    crypto_auth_hmacsha256_final(&state, key.writable().data());
    sodium_memzero(&state, sizeof state);
    return key;
}

} // namespace seenheard
