#include "sync/protocol/ErrorAnswer.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("An error answer comes back from its canonical bytes") {
    const ErrorAnswer answer{"too_large", "The message has 9000000 octets; at most 8388608 are taken."};
    const auto read = errorAnswerFrom(canonicalBytes(answer));
    REQUIRE(read.ok());
    CHECK(read.value() == answer);
    const ErrorAnswer late{"clock_off", "The request is dated five minutes off.", 1'772'442'000'000};
    CHECK(errorAnswerFrom(canonicalBytes(late)).value() == late);
}

TEST_CASE("An error answer that goes on and on is refused") {
    CHECK_FALSE(errorAnswerFrom(canonicalBytes(ErrorAnswer{"malformed", std::string(5000, 'x')})).ok());
    CHECK_FALSE(errorAnswerFrom(bytesOf("<html>502 Bad Gateway</html>")).ok());
}
