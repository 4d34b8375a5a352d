#pragma once

#include <cstdint>

namespace seenheard {

// A place in the table of entries is signer, number and, for the entries of a fork, which of them: 20, 36 and 7 bits.
constexpr int forkBits = 7;
constexpr int numberBits = 36;
constexpr std::uint64_t mostNumber = (1ULL << numberBits) - 1;

[[nodiscard]] constexpr std::int64_t firstPlace(std::int64_t signer, std::uint64_t number) {
    return (signer << (numberBits + forkBits)) | (static_cast<std::int64_t>(number) << forkBits);
}

[[nodiscard]] constexpr std::int64_t lastPlace(std::int64_t signer, std::uint64_t number) {
    return firstPlace(signer, number) | ((1 << forkBits) - 1);
}

[[nodiscard]] constexpr std::int64_t signerAt(std::int64_t place) {
    return place >> (numberBits + forkBits);
}

[[nodiscard]] constexpr std::uint64_t numberAt(std::int64_t place) {
    return (static_cast<std::uint64_t>(place) >> forkBits) & mostNumber;
}

} // namespace seenheard
