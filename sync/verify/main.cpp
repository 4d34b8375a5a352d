#include "sync/verify/VerifyProgram.h"

#include <exception>
#include <iostream>

int main(int count, char** words) {
    try {
        return seenheard::runVerifyProgram({words + 1, words + count}, std::cout, std::cerr);
    } catch (const std::exception&) {
        std::cerr << "seenheard-verify: ended by a failure that it does not know\n";
        return 2;
    }
}
