#include "sync/protocol/ReferenceDigest.h"

#include "platform/crypto/Hashing.h"

namespace seenheard {

void ReferenceDigest::add(std::string_view item) {
    const auto hash = sha256(bytesOf(item));
    unsigned carry = 0;
    for (auto at = Hash::size; at-- > 0;) {
        carry += unsigned{sum_.octets[at]} + hash.octets[at];
        sum_.octets[at] = static_cast<std::uint8_t>(carry & 0xffU);
        carry >>= 8U;
    }
}

void ReferenceDigest::remove(std::string_view item) {
    const auto hash = sha256(bytesOf(item));
    unsigned borrow = 0;
    for (auto at = Hash::size; at-- > 0;) {
        const unsigned taken = hash.octets[at] + borrow;
        borrow = sum_.octets[at] < taken ? 1 : 0;
        sum_.octets[at] = static_cast<std::uint8_t>((sum_.octets[at] + 256U - taken) & 0xffU);
    }
}

} // namespace seenheard
