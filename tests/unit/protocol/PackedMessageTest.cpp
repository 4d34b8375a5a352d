#include "sync/protocol/PackedMessage.h"

#include "sync/protocol/Limits.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("A message goes packed over the wire and back") {
    SeededRandom random;
    const auto canonical = canonicalBytes(someResponse(random));
    const auto back = unpackMessage(packMessage(canonical));
    REQUIRE(back.ok());
    CHECK(back.value() == canonical);
}

TEST_CASE("A body of 100 MB is refused unread") {
    const auto refused = unpackMessage(Bytes(100'000'000));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::TooLarge);
}

TEST_CASE("A body that is no message is refused with the reason") {
    const auto refused = unpackMessage(bytesOf("{\"json\": true}"));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::Malformed);
    CHECK(refused.error().message.find("zstd") != std::string::npos);
}
