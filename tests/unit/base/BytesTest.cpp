#include "platform/base/Bytes.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("Hexadecimal goes there and back for every octet") {
    Bytes all;
    for (int octet = 0; octet < 256; ++octet)
        all.push_back(static_cast<std::uint8_t>(octet));
    CHECK(fromHex(toHex(all)) == all);
    CHECK(toHex(Bytes{0x00, 0x0f, 0xa5}) == "000fa5");
    CHECK(toHex({}).empty());
}

TEST_CASE("Hexadecimal is read in either case and refused when it is none") {
    CHECK(fromHex("aBcD") == Bytes{0xab, 0xcd});
    CHECK(fromHex("") == Bytes{});
    for (const auto* text : {"a", "0g", "0x", " 0", "0-", "é"})
        CHECK_FALSE(fromHex(text).has_value());
}

TEST_CASE("Text keeps its zero octets on the way through bytes") {
    const std::string text("a\0b", 3);
    CHECK(textOf(bytesOf(text)) == text);
    CHECK(copyOf(bytesOf(text)).size() == 3);
}

} // namespace seenheard
