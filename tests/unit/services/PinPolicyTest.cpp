#include "app/services/PinPolicy.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("a force may want longer PINs") {
    CHECK(checkPin("2468").ok());
    CHECK_FALSE(checkPin("24689", {6, false}).ok());
    CHECK(checkPin("246813", {6, false}).ok());
}

TEST_CASE("a force may refuse the PINs that anybody tries first") {
    for (const auto* trivial : {"1111", "123456", "654321", "121212", "123123", "0000000"}) {
        CAPTURE(trivial);
        CHECK(checkPin(trivial, {4, true}).error().code == ErrorCode::InvalidInput);
        CHECK(checkPin(trivial).ok());
    }
    for (const auto* good : {"770011", "121213", "246813", "12345 7"}) {
        CAPTURE(good);
        CHECK(checkPin(good, {4, true}).ok());
    }
}

} // namespace seenheard
