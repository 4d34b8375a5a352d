#include "sync/server/signin/IssuerKeys.h"

#include "sync/server/signin/DeskSignIn.h"
#include "tests/unit/server/ServerUnderTest.h"
#include "tests/unit/server/TestTokens.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;
using nlohmann::json;

namespace {

constexpr std::int64_t minuteMs = 60'000;

/// A server with one person, and an issuer that answers as a test says.
struct SignIn {
    SignIn() { put(std::nullopt); }

    void put(std::optional<std::int64_t> leftAtMs) {
        PeopleChange change;
        change.people.push_back(
            {"3003", random.id<OfficerId>(), "PS 3 Webb", Role::Supervisor, "Response 1", "Bradford", leftAtMs});
        if (officer.isZero())
            officer = change.people.front().officer;
        change.people.front().officer = officer;
        REQUIRE(server.store().people().apply(change, server.clock.now().utcMs).ok());
    }
    [[nodiscard]] std::string token(const TestTokens& key, const std::string& person = "3003") {
        const auto now = server.clock.now().utcMs / 1000;
        return key.token({{"iss", "https://id.example"}, {"aud", "seenheard"}, {"exp", now + 300}, {"sub", person}});
    }
    [[nodiscard]] Result<Person> personOf(const std::string& token) {
        return desk.personOf(token, server.store().people());
    }

    ServerUnderTest server;
    SystemRandom random;
    OfficerId officer;
    TestTokens first{"first", TestTokens::Kind::P256};
    TestTokens second{"second", TestTokens::Kind::Rsa};
    json document{{"keys", {first.jwk()}}};
    bool away = false;
    int fetched = 0;
    IssuerKeys keys{[this]() -> Result<JsonWebKeys> {
                        ++fetched;
                        if (away)
                            return fail(ErrorCode::Unreachable, "nobody answers there.");
                        return jsonWebKeysFrom(document);
                    },
        server.clock, server.log};
    DeskSignIn desk{{"https://id.example", "seenheard", "sub"}, keys, server.clock};
};

} // namespace

TEST_CASE("Who signs in is who the lists say, and who has left is refused at once, whatever his token says") {
    SignIn in;
    in.keys.refresh();
    const auto token = in.token(in.first);
    const auto person = in.personOf(token);
    INFO((person ? std::string() : person.error().message));
    REQUIRE(person.ok());
    CHECK(person->name == "PS 3 Webb");
    CHECK(person->role == Role::Supervisor);
    CHECK(in.personOf(in.token(in.first, "9")).error().code == ErrorCode::NotEntitled);
    in.put(in.server.clock.now().utcMs);
    CHECK(in.personOf(token).error().code == ErrorCode::NotEntitled);
    in.put(std::nullopt);
    CHECK(in.personOf(token).ok());
}

TEST_CASE("The issuer's keys are fetched once an hour, and anew for a key that is not known, once a minute") {
    SignIn in;
    CHECK(in.personOf(in.token(in.first)).error().code == ErrorCode::Busy); // Nothing was fetched yet.
    in.keys.refresh();
    in.keys.refresh();
    CHECK(in.fetched == 1);
    CHECK(in.personOf(in.token(in.first)).ok());

    // The issuer changes its keys. Within the minute a new one is nobody's; then it is fetched.
    in.document = {{"keys", {in.second.jwk()}}};
    CHECK(in.personOf(in.token(in.second)).error().code == ErrorCode::NotEntitled);
    in.server.clock.advance(minuteMs);
    CHECK(in.personOf(in.token(in.second)).error().code == ErrorCode::Busy);
    in.keys.refresh();
    CHECK(in.fetched == 2);
    CHECK(in.personOf(in.token(in.second)).ok());
    CHECK(in.personOf(in.token(in.first)).error().code == ErrorCode::NotEntitled);
    in.server.clock.advance(IssuerKeys::freshMs - 1);
    in.keys.refresh();
    CHECK(in.fetched == 2);
    in.server.clock.advance(1);
    in.keys.refresh();
    CHECK(in.fetched == 3);
}

TEST_CASE("While the issuer is away its keys are believed for a day, asked for once a minute, and said in the log") {
    SignIn in;
    in.keys.refresh();
    in.away = true;
    in.server.clock.advance(IssuerKeys::freshMs);
    in.keys.refresh();
    in.keys.refresh();
    CHECK(in.fetched == 2);
    CHECK(in.server.log.lines().find("nobody answers there") != std::string::npos);
    CHECK(in.personOf(in.token(in.first)).ok());
    in.server.clock.advance(IssuerKeys::longestMs - IssuerKeys::freshMs);
    CHECK(in.personOf(in.token(in.first)).error().code == ErrorCode::Busy);
    in.away = false;
    in.keys.refresh();
    CHECK(in.personOf(in.token(in.first)).ok());
    // A document without a good key changes nothing.
    in.document = json::object();
    in.server.clock.advance(IssuerKeys::freshMs);
    in.keys.refresh();
    CHECK(in.personOf(in.token(in.first)).ok());
}

TEST_CASE("A token that is none is refused before any key is known") {
    SignIn in;
    CHECK(in.personOf("no token").error().code == ErrorCode::NotEntitled);
    CHECK(in.personOf(in.first.token({{"alg", "none"}, {"kid", "first"}}, {{"sub", "3003"}})).error().code
        == ErrorCode::NotEntitled);
    CHECK(in.fetched == 0);
}
