#include "platform/crypto/Signing.h"

#include "tests/support/SeededRandom.h"
#include "tests/support/SharedVectors.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

Bytes octets(const nlohmann::json& object, const char* name) {
    return fromHex(object.at(name).get<std::string>()).value();
}

} // namespace

TEST_CASE("A signature verifies under its key, for its message, and nothing else") {
    SeededRandom random;
    const auto officer = SigningKey::generate(random);
    const auto other = SigningKey::generate(random);
    const auto signature = officer.sign(bytesOf("header"));

    CHECK(verify(officer.publicKey(), bytesOf("header"), signature));
    CHECK_FALSE(verify(officer.publicKey(), bytesOf("Header"), signature));
    CHECK_FALSE(verify(other.publicKey(), bytesOf("header"), signature));
}

TEST_CASE("A signature with any bit of it changed does not verify") {
    SeededRandom random;
    const auto officer = SigningKey::generate(random);
    const auto signature = officer.sign(bytesOf("header"));
    for (std::size_t bit = 0; bit < Signature::size * 8; ++bit) {
        auto changed = signature;
        changed.octets[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        CHECK_FALSE(verify(officer.publicKey(), bytesOf("header"), changed));
    }
}

TEST_CASE("A signing key comes back from its seed and signs the same") {
    SeededRandom random;
    const auto made = SigningKey::generate(random);
    const auto again = SigningKey::fromSeed(made.seed());
    REQUIRE(again.ok());
    CHECK(again->publicKey() == made.publicKey());
    CHECK(again->sign(bytesOf("x")) == made.sign(bytesOf("x")));
}

TEST_CASE("The key of RFC 8032's first test signs as the RFC prints") {
    const auto seed = fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value();
    const auto key = SigningKey::fromSeed(seed);
    REQUIRE(key.ok());
    CHECK(key->publicKey().hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(key->sign({}).hex()
        == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595"
           "bbe24"
           "655141438e7a100b");
}

TEST_CASE("A seed of another length makes no key") {
    for (const std::size_t length : {0U, 31U, 33U, 64U}) {
        const auto key = SigningKey::fromSeed(Bytes(length, 1));
        REQUIRE_FALSE(key.ok());
        CHECK(key.error().code == ErrorCode::Malformed);
    }
}

TEST_CASE("A public key of small order, under which one signature fits many messages, verifies nothing") {
    PublicKey neutral;
    neutral.octets[0] = 1;
    Signature forged;
    forged.octets[0] = 1;
    CHECK_FALSE(verify(neutral, bytesOf("anything"), forged));
}

TEST_CASE("Verifying agrees with every Wycheproof vector") {
    const auto vectors = nlohmann::json::parse(sharedVectorText("wycheproof/ed25519_test.json"));
    std::size_t seen = 0;
    for (const auto& group : vectors.at("testGroups")) {
        const auto key = PublicKey::fromBytes(octets(group.at("publicKey"), "pk"));
        REQUIRE(key.has_value());
        for (const auto& test : group.at("tests")) {
            INFO("test " << test.at("tcId").get<int>() << " " << test.at("comment").get<std::string>());
            // A signature of another length never becomes a Signature.
            const auto signature = Signature::fromBytes(octets(test, "sig"));
            const bool accepted = signature && verify(*key, octets(test, "msg"), *signature);
            CHECK(accepted == (test.at("result") == "valid"));
            ++seen;
        }
    }
    CHECK(seen == vectors.at("numberOfTests"));
}

} // namespace seenheard
