#include "platform/crypto/Sealing.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/SharedVectors.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

const Bytes key(32, 3);

Bytes joined(std::initializer_list<Bytes> pieces) {
    Bytes whole;
    for (const auto& piece : pieces)
        whole.insert(whole.end(), piece.begin(), piece.end());
    return whole;
}

Bytes octets(const nlohmann::json& test, const char* name) {
    return fromHex(test.at(name).get<std::string>()).value();
}

/// Gives the nonce that a vector names.
class FixedRandom final : public Random {
public:
    explicit FixedRandom(Bytes given) : given_(std::move(given)) {}
    void fill(std::span<std::uint8_t> wanted) override {
        REQUIRE(wanted.size() == given_.size());
        std::copy(given_.begin(), given_.end(), wanted.begin());
    }

private:
    Bytes given_;
};

} // namespace

TEST_CASE("Only the holder of the secret half opens what was sealed to the public half") {
    SeededRandom random;
    const auto recovery = SealingKey::generate(random);
    const auto somebody = SealingKey::generate(random);
    const auto sealed = sealTo(recovery.publicKey(), bytesOf("segment key"));
    REQUIRE(sealed.ok());

    const auto opened = recovery.open(*sealed);
    REQUIRE(opened.ok());
    CHECK(textOf(opened->view()) == "segment key");
    REQUIRE_FALSE(somebody.open(*sealed).ok());
    CHECK(somebody.open(*sealed).error().code == ErrorCode::BadSignature);
}

TEST_CASE("A sealing key comes back from its secret") {
    SeededRandom random;
    const auto made = SealingKey::generate(random);
    const auto again = SealingKey::fromSecret(made.secret());
    REQUIRE(again.ok());
    CHECK(again->publicKey() == made.publicKey());
    CHECK_FALSE(SealingKey::fromSecret(Bytes(31, 1)).ok());
}

TEST_CASE("Sealing twice gives different octets") {
    SeededRandom random;
    const auto recovery = SealingKey::generate(random);
    CHECK(*sealTo(recovery.publicKey(), bytesOf("x")) != *sealTo(recovery.publicKey(), bytesOf("x")));
}

TEST_CASE("A sealed box that was cut or changed anywhere does not open") {
    SeededRandom random;
    const auto recovery = SealingKey::generate(random);
    const auto sealed = *sealTo(recovery.publicKey(), bytesOf("segment key"));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= 1;
        CHECK_FALSE(recovery.open(changed).ok());
        CHECK_FALSE(recovery.open(BytesView(sealed).first(at)).ok());
    }
}

TEST_CASE("Nothing is sealed to a point that is no key, which everybody could open") {
    const auto sealed = sealTo(SealingPublicKey{}, bytesOf("segment key"));
    REQUIRE_FALSE(sealed.ok());
    CHECK(sealed.error().code == ErrorCode::InvalidInput);
}

TEST_CASE("What was encrypted comes back under the same key and associated data") {
    SeededRandom random;
    for (const std::size_t length : {0U, 1U, 16U, 4096U, 100'000U}) {
        const auto plain = random.bytes(length);
        const auto opened = decrypt(key, encrypt(key, plain, bytesOf("v1"), random), bytesOf("v1"));
        REQUIRE(opened.ok());
        CHECK(copyOf(opened->view()) == plain);
    }
}

TEST_CASE("Another key, other associated data or one changed octet is refused") {
    SeededRandom random;
    const auto sealed = encrypt(key, bytesOf("frightened of the stairs"), bytesOf("v1"), random);
    CHECK(decrypt(Bytes(32, 4), sealed, bytesOf("v1")).error().code == ErrorCode::BadSignature);
    CHECK(decryptOpenly(key, sealed, bytesOf("v1")).ok());
    CHECK(decryptOpenly(Bytes(32, 4), sealed, bytesOf("v1")).error().code == ErrorCode::BadSignature);
    CHECK(decryptOpenly(Bytes(31, 4), sealed, bytesOf("v1")).error().code == ErrorCode::Malformed);
    CHECK(decrypt(key, sealed, bytesOf("v2")).error().code == ErrorCode::BadSignature);
    CHECK(decrypt(Bytes(16, 3), sealed, bytesOf("v1")).error().code == ErrorCode::Malformed);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= 0x80;
        CHECK_FALSE(decrypt(key, changed, bytesOf("v1")).ok());
        CHECK_FALSE(decrypt(key, BytesView(sealed).first(at), bytesOf("v1")).ok());
    }
}

TEST_CASE("Encrypting twice uses another nonce") {
    SeededRandom random;
    CHECK(encrypt(key, bytesOf("x"), {}, random) != encrypt(key, bytesOf("x"), {}, random));
}

TEST_CASE("XChaCha20-Poly1305 agrees with every Wycheproof vector") {
    const auto vectors = nlohmann::json::parse(sharedVectorText("wycheproof/xchacha20_poly1305_test.json"));
    std::size_t seen = 0;
    for (const auto& group : vectors.at("testGroups"))
        for (const auto& test : group.at("tests")) {
            INFO("test " << test.at("tcId").get<int>() << " " << test.at("comment").get<std::string>());
            const bool valid = test.at("result") == "valid";
            const auto nonce = octets(test, "iv");
            const auto sealed = joined({nonce, octets(test, "ct"), octets(test, "tag")});
            const auto opened = decrypt(octets(test, "key"), sealed, octets(test, "aad"));
            CHECK(opened.ok() == valid);
            if (valid) {
                CHECK(copyOf(opened->view()) == octets(test, "msg"));
                FixedRandom random(nonce);
                CHECK(encrypt(octets(test, "key"), octets(test, "msg"), octets(test, "aad"), random) == sealed);
            }
            ++seen;
        }
    CHECK(seen == vectors.at("numberOfTests"));
}

} // namespace seenheard
