#include "platform/crypto/SystemRandom.h"
#include "sync/server/admin/ServerProgram.h"

#include <exception>
#include <iostream>

int main(int count, char** words) {
    using namespace seenheard;
    try {
        const SystemClock clock;
        SystemRandom random;
        StderrLog log;
        return runServerProgram({words + 1, words + count}, {std::cout, std::cerr, clock, random, log});
    } catch (const std::exception&) {
        std::cerr << "seenheard-server: ended by a failure that it does not know; nothing was lost\n";
        return 1;
    }
}
