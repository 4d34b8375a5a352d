#include "sync/server/signin/JsonWebToken.h"

#include "tests/support/FakeClock.h"
#include "tests/unit/server/TestTokens.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;
using nlohmann::json;

namespace {

constexpr std::int64_t nowMs = FakeClock::startUtcMs;
constexpr std::int64_t nowSeconds = nowMs / 1000;

/// An issuer with a key of each kind.
struct Issuer {
    TestTokens rsa{"rsa-1", TestTokens::Kind::Rsa};
    TestTokens elliptic{"ec-1", TestTokens::Kind::P256};
    JsonWebKeys keys = jsonWebKeysFrom({{"keys", {rsa.jwk(), elliptic.jwk()}}}).value();
    TokenRules rules{"https://id.example/force", "seenheard", "staff_number"};
    json claims{{"iss", rules.issuer}, {"aud", rules.audience}, {"exp", nowSeconds + 300}, {"nbf", nowSeconds - 5},
        {"iat", nowSeconds - 5}, {"staff_number", "3003"}, {"sub", "a-b-c"}};

    [[nodiscard]] Result<SignedInPerson> check(const std::string& token) const {
        return verifyToken(token, keys, rules, nowMs);
    }
    /// With one claim another than it should be; nothing: without it.
    [[nodiscard]] Result<SignedInPerson> checkWith(const char* name, const json& value) const {
        auto changed = claims;
        if (value.is_null())
            changed.erase(name);
        else
            changed[name] = value;
        return check(elliptic.token(changed));
    }
};

bool isRefused(const Result<SignedInPerson>& result) {
    return !result.ok() && result.error().code == ErrorCode::NotEntitled;
}

} // namespace

TEST_CASE("A token of the issuer says whose it is, signed by RS256 or ES256") {
    const Issuer issuer;
    for (const auto* key : {&issuer.rsa, &issuer.elliptic}) {
        const auto person = issuer.check(key->token(issuer.claims));
        INFO((person ? std::string() : person.error().message));
        REQUIRE(person.ok());
        CHECK(person->id == "3003");
        CHECK(person->untilMs == (nowSeconds + 300) * 1000);
    }
    CHECK(issuer.checkWith("aud", json::array({"seenheard"})).ok());
    auto several = issuer.claims;
    several["aud"] = {"other", "seenheard"};
    several["azp"] = "seenheard";
    CHECK(issuer.check(issuer.rsa.token(several)).ok());
    // Clocks may be a minute off.
    CHECK(issuer.checkWith("exp", nowSeconds - 59).ok());
    CHECK(issuer.checkWith("nbf", nowSeconds + 59).ok());
    CHECK(issuer.checkWith("nbf", nullptr).ok());
}

TEST_CASE("A token without a signature of the issuer is refused: none, a shared secret, another algorithm or key") {
    const Issuer issuer;
    const auto& key = issuer.rsa;
    for (const auto* algorithm : {"none", "None", "", "HS256", "RS512", "PS256", "ES384", "EdDSA"}) {
        INFO(algorithm);
        const auto refused = issuer.check(key.token({{"alg", algorithm}, {"kid", "rsa-1"}}, issuer.claims));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::Unsupported);
    }
    // The algorithm of the other kind of key, and another's key under this one's id.
    CHECK(isRefused(issuer.check(key.token({{"alg", "ES256"}, {"kid", "rsa-1"}}, issuer.claims))));
    CHECK(isRefused(issuer.check(key.token({{"alg", "RS256"}, {"kid", "ec-1"}}, issuer.claims))));
    CHECK(isRefused(issuer.check(TestTokens("rsa-1", TestTokens::Kind::Rsa).token(issuer.claims))));
    CHECK(isRefused(issuer.check(TestTokens("ec-1", TestTokens::Kind::P256).token(issuer.claims))));
    CHECK(issuer.check(TestTokens("rsa-2", TestTokens::Kind::Rsa).token(issuer.claims)).error().code
        == ErrorCode::NotFound);
    CHECK(isRefused(issuer.check(key.token({{"alg", "RS256"}}, issuer.claims))));
    CHECK_FALSE(issuer.check(key.token({{"alg", "RS256"}, {"kid", "rsa-1"}, {"crit", {"exp"}}}, issuer.claims)).ok());
}

TEST_CASE("A token of which one octet was changed, cut or added is refused") {
    const Issuer issuer;
    for (const auto* key : {&issuer.rsa, &issuer.elliptic}) {
        const auto good = key->token(issuer.claims);
        for (std::size_t at = 0; at < good.size(); at += 3) {
            auto changed = good;
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            CHECK_FALSE(issuer.check(changed).ok());
            CHECK_FALSE(issuer.check(good.substr(0, at)).ok());
        }
        CHECK_FALSE(issuer.check(good + "A").ok());
        CHECK_FALSE(issuer.check(good + "=").ok());
        CHECK_FALSE(issuer.check(good + ".e30").ok());
        CHECK_FALSE(issuer.check(" " + good).ok());
    }
    for (const auto* text : {"", ".", "..", "...", "a.b.c", "e30.e30.", "bnVsbA.e30.e30"})
        CHECK_FALSE(issuer.check(text).ok());
    auto padded = issuer.claims;
    padded["more"] = std::string(mostTokenBytes, 'x');
    CHECK_FALSE(issuer.check(issuer.rsa.token(padded)).ok());
}

TEST_CASE("A token that is over, not begun, of another issuer, for somebody else or of nobody is refused") {
    const Issuer issuer;
    for (const auto& [name, values] : std::vector<std::pair<const char*, std::vector<json>>>{
             {"exp", {nullptr, nowSeconds - 60, "tomorrow", -1, 1e300}}, {"nbf", {nowSeconds + 61, "today", 1e300}},
             {"iss", {nullptr, "https://id.example/force/", "https://id.example", 7, json::array({"x"})}},
             {"aud",
                 {nullptr, "other", "", json::array(), json::array({"other"}), json::array({"seenheard", "other"}), 7}},
             {"staff_number", {nullptr, "", 3003, std::string(65, '3'), json::array({"3003"})}}}) {
        for (const auto& value : values) {
            INFO(name << " " << value.dump());
            const auto refused = issuer.checkWith(name, value);
            CHECK(isRefused(refused));
            // What stands in it is nobody's to read in a message.
            CHECK(refused.error().message.find("3003") == std::string::npos);
        }
    }
    auto forAnother = issuer.claims;
    forAnother["aud"] = {"other", "seenheard"};
    forAnother["azp"] = "other";
    CHECK(isRefused(issuer.check(issuer.rsa.token(forAnother))));
}

TEST_CASE("Of an issuer's keys those count that are for signing, long enough and have an id") {
    const TestTokens rsa("one", TestTokens::Kind::Rsa);
    auto other = rsa.jwk();
    for (const auto& [name, value] :
        std::vector<std::pair<const char*, json>>{{"use", "enc"}, {"alg", "RS512"}, {"alg", "HS256"}, {"kty", "oct"},
            {"kid", ""}, {"kid", nullptr}, {"n", "AQAB"}, {"n", "?"}, {"e", "AQ"}, {"e", "Ag"}, {"e", nullptr}}) {
        auto changed = rsa.jwk();
        changed[name] = value;
        INFO(changed.dump());
        CHECK_FALSE(jsonWebKeysFrom({{"keys", {changed}}}).ok());
        other["kid"] = "two";
        CHECK(jsonWebKeysFrom({{"keys", {changed, other}}}).value().size() == 1);
    }
    CHECK_FALSE(jsonWebKeysFrom({{"keys", {TestTokens("s", TestTokens::Kind::ShortRsa).jwk()}}}).ok());
    CHECK_FALSE(jsonWebKeysFrom({{"keys", {TestTokens("p", TestTokens::Kind::P384).jwk()}}}).ok());
    auto offCurve = TestTokens("ec", TestTokens::Kind::P256).jwk();
    offCurve["x"] = offCurve["y"];
    CHECK_FALSE(jsonWebKeysFrom({{"keys", {offCurve}}}).ok());
    CHECK_FALSE(jsonWebKeysFrom({{"keys", {rsa.jwk(), rsa.jwk()}}}).ok());
    for (const auto& document : {json(), json::array(), json::object(), json{{"keys", 7}},
             json{{"keys", json::array()}}, json{{"keys", {7}}}, json{{"keys", json::array_t(65, rsa.jwk())}}})
        CHECK_FALSE(jsonWebKeysFrom(document).ok());
}

TEST_CASE("base64url is read in the one way that it is written") {
    CHECK(fromBase64Url("") == Bytes{});
    CHECK(fromBase64Url("AQAB") == Bytes{1, 0, 1});
    CHECK(fromBase64Url("_-8") == Bytes{0xff, 0xef});
    CHECK(fromBase64Url("AQ") == Bytes{1});
    for (const auto* text : {"A", "AR", "AQE=", "AQ==", "AQAC!", "A B", "+/8", "AQABA"})
        CHECK_FALSE(fromBase64Url(text));
}
