#include "platform/crypto/Sodium.h"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>

namespace seenheard {

void readySodium() {
    static const bool ready = sodium_init() >= 0;
    requireOrAbort(ready, "libsodium could not be initialised: the system gives no random numbers");
}

void requireOrAbort(bool holds, const char* promise) {
    if (holds)
        return;
    std::fprintf(stderr, "failure crypto: %s\n", promise);
    std::abort();
}

} // namespace seenheard
