#include "sync/server/http/ListenAddress.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("An address to listen on is an IP address and a port") {
    const auto four = listenAddressFrom("0.0.0.0:8443");
    REQUIRE(four.ok());
    CHECK(four->host == "0.0.0.0");
    CHECK(four->port == 8443);
    CHECK_FALSE(four->isLoopback());
    const auto six = listenAddressFrom("[::1]:0");
    REQUIRE(six.ok());
    CHECK(six->host == "::1");
    CHECK(six->isLoopback());
    CHECK(listenAddressFrom("127.0.0.2:1")->isLoopback());
    for (const auto* text : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:8x",
             "localhost:1", "unix:/run/x.sock", ":1"})
        CHECK_FALSE(listenAddressFrom(text).ok());
}
