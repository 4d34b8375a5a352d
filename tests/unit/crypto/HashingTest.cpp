#include "platform/crypto/Hashing.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("SHA-256 gives the digests that FIPS 180 publishes") {
    CHECK(sha256(BytesView{}).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256(bytesOf("abc")).hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("SHA-256 of pieces is that of the whole, wherever it is cut") {
    const auto whole = sha256(bytesOf("watchful"));
    CHECK(sha256({bytesOf("watch"), bytesOf("ful")}) == whole);
    CHECK(sha256({bytesOf(""), bytesOf("watchful"), BytesView{}}) == whole);
}

TEST_CASE("HMAC-SHA-256 gives the published tag and depends on every octet of key and input") {
    Bytes key(32, 0);
    std::copy_n(bytesOf("Jefe").begin(), 4, key.begin()); // RFC 4231 case 2; HMAC pads a short key with zeros
    const auto tag = hmacSha256(key, bytesOf("what do ya want for nothing?"));
    CHECK(tag.hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

    CHECK(hmacSha256(key, bytesOf("what do ya want for nothing!")) != tag);
    key[31] = 1;
    CHECK(hmacSha256(key, bytesOf("what do ya want for nothing?")) != tag);
}

} // namespace seenheard
