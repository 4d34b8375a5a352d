#pragma once

#include <cstddef>

namespace seenheard::bench {

/// How long the newest stretching of a PIN took, in milliseconds; 0 where there was none.
[[nodiscard]] double pinCostMs();

} // namespace seenheard::bench

extern "C" int crypto_pwhash(unsigned char* out, unsigned long long outLength, const char* password,
    unsigned long long passwordLength, const unsigned char* salt, unsigned long long passes, std::size_t memory,
    int algorithm);
