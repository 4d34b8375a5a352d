// Stands before libsodium's function of that name: how long the deliberate cost of the PIN took is left out of what is
// measured from the tap on Unlock.

#include "tests/bench/PinCostProbe.h"

#include <dlfcn.h>

#include <atomic>
#include <chrono>

namespace {

std::atomic<double> cost = 0;

} // namespace

namespace seenheard::bench {

double pinCostMs() {
    return cost;
}

} // namespace seenheard::bench

extern "C" __attribute__((visibility("default"))) int crypto_pwhash(unsigned char* out, unsigned long long outLength,
    const char* password, unsigned long long passwordLength, const unsigned char* salt, unsigned long long passes,
    std::size_t memory, int algorithm) {
    using Real = decltype(&crypto_pwhash);
    const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "crypto_pwhash"));
    const auto began = std::chrono::steady_clock::now();
    const int code = real(out, outLength, password, passwordLength, salt, passes, memory, algorithm);
    cost = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    return code;
}
