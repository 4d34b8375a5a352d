#include "tests/integration/server/PlainHttp.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/integration/server/TestIssuer.h"
#include "tests/unit/server/ParsedMetrics.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <thread>

using namespace seenheard;
using nlohmann::json;

namespace {

/// A server that takes sign-ins, its issuer, and the force's people.
struct Desk {
    Desk() {
        issuer.serveKeys({rsa.jwk(), elliptic.jwk()});
        server.emplace(std::vector<std::string>{"--oidc-issuer", issuer.url(), "--oidc-audience", "seenheard",
            "--oidc-claim", "staff_number", "--oidc-authority", issuer.authority(), "--metrics", "127.0.0.1:0"});
        std::ofstream(lists / "teams.csv") << "id,title\nteam-1,Response 1\n";
        std::ofstream(lists / "districts.csv") << "id,title\nbradford,Bradford\n";
        load("3003,PS 3 Webb,supervisor,Response 1,Bradford\n4,Pat Lowe,administrator,Response 1,Bradford\n"
             "1,PC 1 Dale,officer,Response 1,Bradford\n");
    }
    void load(const std::string& officers) {
        std::ofstream(lists / "officers.csv") << "id,name,role,team,district\n" << officers;
        (void)server->run(server->onStore({"people", "load", lists.path().string(), "--leavers", "--by", "A. Head",
            "--reason", "the morning's lists"}));
    }
    [[nodiscard]] json claimsOf(const std::string& person) const {
        return {{"iss", issuer.url()}, {"aud", "seenheard"}, {"exp", nowMs() / 1000 + 300}, {"staff_number", person}};
    }
    /// As soon as the server has the issuer's keys.
    HttpAnswer ask(const std::string& token, const std::string& method = "GET",
        const std::string& path = "/v1/desk/people", const json& body = {}) const {
        for (;;) {
            auto client = HttpsClient::connect(server->settings());
            REQUIRE(client.ok());
            const auto answer = client->request(method, path, body.is_null() ? Bytes() : copyOf(bytesOf(body.dump())),
                token.empty() ? "" : "Authorization: Bearer " + token + "\r\n");
            REQUIRE(answer.ok());
            if (answer->status != 503)
                return *answer;
            CHECK(answer->headers.find("Retry-After: ") != std::string::npos);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    TestIssuer issuer;
    TestTokens rsa{"rsa-1", TestTokens::Kind::Rsa};
    TestTokens elliptic{"ec-1", TestTokens::Kind::P256};
    TempDirectory lists;
    std::optional<ServerProcess> server;
};

} // namespace

TEST_CASE("Somebody at a desk comes with the force's own sign-in, and it counts under his name") {
    Desk desk;
    for (const auto* key : {&desk.rsa, &desk.elliptic}) {
        const auto listed = desk.ask(key->token(desk.claimsOf("4")));
        REQUIRE(listed.status == 200);
        CHECK(json::parse(listed.body)["people"].size() == 3);
    }
    const auto token = desk.rsa.token(desk.claimsOf("4"));
    CHECK(desk.ask(token, "POST", "/v1/desk/people/leave", {{"id", "1"}, {"reason", "has left"}}).status == 200);
    const auto trail = desk.ask(token, "GET", "/v1/desk/audit?format=csv");
    REQUIRE(trail.status == 403); // An administrator exports nothing.
    (void)desk.server->run(desk.server->onStore(
        {"audit", "export", desk.server->file("audit.csv"), "--by", "A. Head", "--reason", "a look"}));
    std::ifstream file(desk.server->file("audit.csv"));
    const std::string audit{std::istreambuf_iterator<char>(file), {}};
    CHECK(audit.find("has left") != std::string::npos);
    CHECK(audit.find("Pat Lowe") != std::string::npos);
    // Who signs in looks after what his role does.
    CHECK(desk.ask(desk.rsa.token(desk.claimsOf("3003"))).status == 403);
    CHECK(desk.ask(desk.rsa.token(desk.claimsOf("3003")), "GET", "/v1/desk/codes").status == 200);
    // What came with a request is in no line.
    CHECK(desk.server->log().find(token.substr(0, 40)) == std::string::npos);
    CHECK(desk.server->log().find(token.substr(token.size() - 40)) == std::string::npos);
}

TEST_CASE("Who runs the server sees whether the issuer answers, by its metrics and by doctor") {
    Desk desk;
    REQUIRE(desk.ask(desk.rsa.token(desk.claimsOf("4"))).status == 200);
    const auto figures = parsedMetrics(bodyOf(plainGet(desk.server->metricsPort(), "/metrics")));
    CHECK(figures.at("seenheard_issuer_keys") == 2);
    CHECK(figures.at("seenheard_issuer_keys_age_seconds") >= 0);
    const auto examined = [&](const std::string& issuer, int expected) {
        const auto found = json::parse(
            desk.server->run(desk.server->onStore({"doctor", "--json", "--disk-reserve", "1", "--oidc-issuer", issuer,
                                 "--oidc-audience", "seenheard", "--oidc-authority", desk.issuer.authority()}),
                expected));
        for (const auto& one : found)
            if (one["what"] == "issuer")
                return one["grade"].get<std::string>();
        return std::string("not looked at");
    };
    CHECK(examined(desk.issuer.url(), 0) == "good");
    CHECK(examined("https://127.0.0.1:1", 1) == "failure");
}

TEST_CASE("A sign-in that is not good opens nothing, and a good one no more than a desk") {
    Desk desk;
    auto claims = desk.claimsOf("4");
    REQUIRE(desk.ask(desk.rsa.token(claims)).status == 200);
    std::vector<std::string> refused{"", "x", "a.b.c", desk.rsa.token({{"alg", "none"}, {"kid", "rsa-1"}}, claims),
        desk.rsa.token({{"alg", "HS256"}, {"kid", "rsa-1"}}, claims),
        desk.rsa.token({{"alg", "RS256"}, {"kid", "ec-1"}}, claims),
        TestTokens("rsa-1", TestTokens::Kind::Rsa).token(claims), desk.rsa.token(desk.claimsOf("99")),
        std::string(9000, 'x')};
    for (const auto& [name, value] :
        std::vector<std::pair<const char*, json>>{{"exp", nowMs() / 1000 - 3600}, {"nbf", nowMs() / 1000 + 3600},
            {"iss", "https://id.example"}, {"aud", "other"}, {"staff_number", nullptr}}) {
        claims = desk.claimsOf("4");
        claims[name] = value;
        refused.push_back(desk.elliptic.token(claims));
    }
    for (const auto& token : refused) {
        INFO(token.substr(0, 80));
        CHECK(desk.ask(token).status == 401);
    }
    const auto good = desk.rsa.token(desk.claimsOf("4"));
    for (const auto* path : {"/v1/exchange", "/v1/box", "/v1/renew", "/v1/picture"})
        CHECK(desk.ask(good, "POST", path, json::object()).status == 401);
    CHECK(desk.ask(good, "GET", "/v1/moves?epoch=0&leaf=0").status == 401);
    auto client = *HttpsClient::connect(desk.server->settings());
    const auto twice = "Authorization: Bearer " + good + "\r\n";
    CHECK(client.request("GET", "/v1/desk/people", {}, twice + twice)->status == 401);
    auto basic = *HttpsClient::connect(desk.server->settings());
    CHECK(basic.request("GET", "/v1/desk/people", {}, "Authorization: Basic " + good + "\r\n")->status == 401);
    CHECK(desk.ask(desk.rsa.token(desk.claimsOf("1"))).status == 403);
}

TEST_CASE("Who has left by the morning's lists is refused at his next request, with a token that still holds") {
    Desk desk;
    const auto token = desk.rsa.token(desk.claimsOf("4"));
    REQUIRE(desk.ask(token).status == 200);
    desk.load("3003,PS 3 Webb,supervisor,Response 1,Bradford\n");
    CHECK(desk.ask(token).status == 401);
}

TEST_CASE("A server that takes no sign-ins refuses them, and its configuration is checked whole") {
    const ServerProcess server;
    auto client = *HttpsClient::connect(server.settings());
    CHECK(client.request("GET", "/v1/desk/people", {}, "Authorization: Bearer x\r\n")->status == 401);
    (void)server.run(server.onStore({"serve", "--check", "--oidc-issuer", "https://id.example"}), 1);
    (void)server.run(
        server.onStore({"serve", "--check", "--oidc-issuer", "http://id.example", "--oidc-audience", "x"}), 2);
    (void)server.run(
        server.onStore({"serve", "--check", "--oidc-issuer", "https://id.example", "--oidc-audience", "x"}));
}

TEST_CASE("Keys are taken from the issuer that is meant alone, over HTTPS, and in time and size") {
    TestIssuer issuer;
    const TestTokens key("one", TestTokens::Kind::P256);
    const auto faultOf = [](const IssuerPlace& place) {
        const auto fetched = fetchIssuerKeys(place);
        return fetched ? std::string() : fetched.error().message;
    };
    issuer.serveKeys(json::array({key.jwk()}));
    CHECK(faultOf(issuer.place()).empty());

    const TestIssuer stranger;
    CHECK(faultOf({issuer.url(), stranger.authority()}).find("not believed") != std::string::npos);
    CHECK(faultOf({issuer.url(), std::nullopt}).find("not believed") != std::string::npos);
    TestIssuer misnamed("id.example");
    misnamed.serveKeys(json::array({key.jwk()}));
    CHECK(faultOf(misnamed.place()).find("not believed") != std::string::npos);
    CHECK(faultOf({"https://127.0.0.1:1", issuer.authority()}).find("nobody answers") != std::string::npos);
    CHECK(faultOf({issuer.url() + "/realms/other", issuer.authority()}).find("status 404") != std::string::npos);
    CHECK(faultOf({issuer.url(), "/nowhere/authority.pem"}).find("no certificates") != std::string::npos);

    const std::string wellKnown = "/.well-known/openid-configuration";
    const auto documentWith = [&](const std::string& name, const std::string& keys) {
        issuer.serve(wellKnown, json{{"issuer", name}, {"jwks_uri", keys}}.dump());
        return faultOf(issuer.place());
    };
    CHECK(documentWith("https://id.example", issuer.url() + "/keys").find("another issuer") != std::string::npos);
    CHECK(documentWith(issuer.url(), "http" + issuer.url().substr(5) + "/keys").find("HTTPS") != std::string::npos);
    CHECK(documentWith(issuer.url(), "").find("HTTPS") != std::string::npos);
    CHECK(documentWith(issuer.url(), issuer.url() + "/keys").empty());
    issuer.answer("/keys", "HTTP/1.1 302 Found\r\nLocation: /others\r\nContent-Length: 0\r\n\r\n");
    CHECK(faultOf(issuer.place()).find("status 302") != std::string::npos);
    issuer.serve("/keys", std::string(300'000, ' '));
    CHECK(faultOf(issuer.place()) == issuer.url() + "/keys: it answers with too much.");
    issuer.answer("/keys",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n493e0\r\n" + std::string(300'000, ' ') + "\r\n0\r\n\r\n");
    CHECK(faultOf(issuer.place()) == issuer.url() + "/keys: it answers with too much.");
    issuer.serve("/keys", "no JSON");
    CHECK(faultOf(issuer.place()).find("no JSON") != std::string::npos);
    issuer.serve("/keys", R"({"keys":[]})");
    CHECK(faultOf(issuer.place()).find("RS256 or ES256") != std::string::npos);
    issuer.answer("/keys", "what is this");
    CHECK(faultOf(issuer.place()).find("not answer in HTTP") != std::string::npos);
    issuer.answer("/keys", {});
    CHECK(faultOf(issuer.place()).find("in time") != std::string::npos);
}
