#include "platform/crypto/TlsCertificate.h"
#include "sync/server/access/TlsFiles.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace seenheard;

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

} // namespace

TEST_CASE("A certificate that authority issue makes is of the pinned authority, for the hosts named, and serves") {
    ServerUnderTest server;
    const auto certificate = (server.storeFile().parent_path() / "tls.pem").string();
    const auto key = (server.storeFile().parent_path() / "tls.key").string();
    const std::vector<std::string> files{"--tls-certificate", certificate, "--tls-key", key};
    const auto with = [&](std::vector<std::string> words) {
        words.insert(words.end(), files.begin(), files.end());
        return server.runStopped(words);
    };
    REQUIRE(with({"authority", "issue", "--host", "seen.example"}).code == 0);
    CHECK(std::filesystem::status(key).permissions() == std::filesystem::perms(0600));
    const auto read = readTlsFiles(certificate, key);
    REQUIRE(read.ok());
    CHECK(isIssuedBy(read->certificate, server.store().identity()->tlsAuthority.certificate));
    const auto facts = tlsCertificateFacts(read->certificate);
    REQUIRE(facts.ok());
    CHECK(facts->hosts == std::vector<std::string>{"seen.example", "localhost", "127.0.0.1", "::1"});
    CHECK(facts->daysLeft(server.clock.now().utcMs) == 1825);
    CHECK(with({"serve", "--check"}).code == 0);

    // Renewed, it is another one for the same hosts.
    server.clock.advance(1800 * dayMs);
    CHECK(facts->daysLeft(server.clock.now().utcMs) == 25);
    REQUIRE(with({"authority", "issue"}).code == 0);
    const auto again = tlsCertificateFacts(readTlsFiles(certificate, key)->certificate);
    REQUIRE(again.ok());
    CHECK(again->hosts == facts->hosts);
    CHECK(again->serial != facts->serial);
    CHECK(again->daysLeft(server.clock.now().utcMs) == 1825);

    const auto shown = with({"authority", "show", "--json"});
    REQUIRE(shown.code == 0);
    const auto list = nlohmann::json::parse(shown.said);
    REQUIRE(list.size() == 3);
    CHECK(list[0]["what"] == "authority");
    CHECK(list[1]["days_left"] == 25);
    CHECK(list[2]["hosts"][0] == "seen.example");
}

TEST_CASE("A certificate of another server's authority is named as such, and not served") {
    ServerUnderTest server;
    ServerUnderTest other;
    const auto certificate = (other.storeFile().parent_path() / "tls.pem").string();
    const auto key = (other.storeFile().parent_path() / "tls.key").string();
    const std::vector<std::string> files{"--tls-certificate", certificate, "--tls-key", key};
    REQUIRE(other.runStopped({"authority", "issue", "--host", "x.example", files[0], files[1], files[2], files[3]}).code
        == 0);
    const auto checked = server.runStopped({"serve", "--check", files[0], files[1], files[2], files[3]});
    CHECK(checked.code == 1);
    CHECK(checked.said.find("no tablet would believe it") != std::string::npos);
    CHECK(server.runStopped({"authority", "show", files[0], files[1], files[2], files[3]}).said.find("NOT of this")
        != std::string::npos);
    // One's key with another's certificate.
    const auto mixed = (other.storeFile().parent_path() / "mixed.key").string();
    REQUIRE(server
                .runStopped({"authority", "issue", "--host", "x.example", "--tls-certificate", mixed + ".pem",
                    "--tls-key", mixed})
                .code
        == 0);
    CHECK(server.runStopped({"serve", "--check", "--tls-certificate", certificate, "--tls-key", mixed})
              .said.find("is not the key of")
        != std::string::npos);
}
