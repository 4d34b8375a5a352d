#include "platform/crypto/KeyDerivation.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr PinCost cheap{8 * 1024, 1};
const Bytes salt(16, 7);
const Bytes deviceSecret(32, 9);

Bytes derive(std::string_view pin, BytesView withSalt, BytesView withSecret, const PinCost& cost) {
    const auto key = keyFromPin(pin, withSalt, withSecret, cost);
    REQUIRE(key.ok());
    return copyOf(key->view());
}

} // namespace

TEST_CASE("A PIN gives the same key again, of 32 octets") {
    const auto key = derive("482915", salt, deviceSecret, cheap);
    CHECK(key.size() == 32);
    CHECK(derive("482915", salt, deviceSecret, cheap) == key);
}

TEST_CASE("Another PIN, salt, device secret or cost gives another key") {
    const auto key = derive("482915", salt, deviceSecret, cheap);
    CHECK(derive("482916", salt, deviceSecret, cheap) != key);
    CHECK(derive("482915", Bytes(16, 8), deviceSecret, cheap) != key);
    CHECK(derive("482915", salt, Bytes(32, 8), cheap) != key);
    CHECK(derive("482915", salt, deviceSecret, {16 * 1024, 1}) != key);
    CHECK(derive("482915", salt, deviceSecret, {8 * 1024, 2}) != key);
}

TEST_CASE("What cannot make a good key is refused") {
    const auto refusal = [](std::string_view pin, BytesView withSalt, BytesView withSecret, const PinCost& cost) {
        const auto key = keyFromPin(pin, withSalt, withSecret, cost);
        return !key.ok() && key.error().code == ErrorCode::InvalidInput;
    };
    CHECK(refusal("", salt, deviceSecret, cheap));
    CHECK(refusal("482915", Bytes(15, 7), deviceSecret, cheap));
    CHECK(refusal("482915", salt, Bytes(15, 9), cheap));
    CHECK(refusal("482915", salt, deviceSecret, {1024, 1}));
    CHECK(refusal("482915", salt, deviceSecret, {8 * 1024, 0}));
}

TEST_CASE("A cost that would take the machine down is refused before memory is asked for") {
    const auto key = keyFromPin("482915", salt, deviceSecret, {1ULL << 45U, 3});
    REQUIRE_FALSE(key.ok());
    CHECK(key.error().code == ErrorCode::InvalidInput);
    CHECK_FALSE(keyFromPin("482915", salt, deviceSecret, {8 * 1024, 1'000'000}).ok());
}

TEST_CASE("What a guess costs unless somebody says otherwise is at least 64 MiB and three passes") {
    CHECK(PinCost{}.memoryBytes >= 64ULL * 1024 * 1024);
    CHECK(PinCost{}.passes >= 3);
}

} // namespace seenheard
