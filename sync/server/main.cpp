#include "platform/crypto/SystemRandom.h"
#include "sync/server/admin/ServerProgram.h"

#include <unistd.h>

#include <exception>
#include <iostream>

namespace {

std::map<std::string, std::string> environmentVariables() {
    std::map<std::string, std::string> variables;
    for (char** one = environ; one != nullptr && *one != nullptr; ++one) {
        const std::string text = *one;
        const auto equals = text.find('=');
        variables.insert_or_assign(text.substr(0, equals), equals == std::string::npos ? "" : text.substr(equals + 1));
    }
    return variables;
}

} // namespace

int main(int count, char** words) {
    using namespace seenheard;
    try {
        const SystemClock clock;
        SystemRandom random;
        StderrLog log;
        return runServerProgram(
            {words + 1, words + count}, {std::cout, std::cerr, clock, random, log, environmentVariables()});
    } catch (const std::exception&) {
        std::cerr << "seenheard-server: ended by a failure that it does not know; nothing was lost\n";
        return 1;
    }
}
