#include "platform/crypto/Hashing.h"
#include "sync/server/access/TlsAuthority.h"
#include "tests/integration/server/ServerProcess.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <openssl/ssl.h>

#include <fstream>

using namespace seenheard;

namespace {

HttpsClient connected(const HttpsSettings& settings) {
    auto client = HttpsClient::connect(settings);
    INFO((client ? std::string("connected") : client.error().message));
    REQUIRE(client.ok());
    return std::move(*client);
}

} // namespace

TEST_CASE("Anybody may ask how the server is, over TLS 1.3, many times over one connection") {
    const ServerProcess server;
    auto client = connected(server.settings());
    CHECK(client.version() == "TLSv1.3");
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.request("GET", "/healthz");
        REQUIRE(answer.ok());
        CHECK(answer->status == 200);
        const auto json = nlohmann::json::parse(answer->body);
        CHECK(json["status"] == "ok");
        CHECK(json["leaves"] == 1); // The form of the server's own acts, published as it was made.
        CHECK(json["version"].is_string());
    }
}

TEST_CASE("The authority is the one whose fingerprint is in the enrolment code") {
    const ServerProcess server;
    const auto code = enrolmentCodeFrom(server.run(
        server.onStore({"enrol", "--officer", "PC 1 Dale", "--team", "Response 1", "--district", "Bradford"})));
    REQUIRE(code.ok());
    const auto fingerprint = sha256(canonicalBytes(server.authority()));
    CHECK(std::equal(code->fingerprint.begin(), code->fingerprint.end(), fingerprint.octets.begin()));
}

TEST_CASE("TLS 1.2 is refused") {
    const ServerProcess server;
    auto settings = server.settings();
    settings.highestVersion = TLS1_2_VERSION;
    CHECK_FALSE(HttpsClient::connect(settings).ok());
}

TEST_CASE("A client certificate of another authority ends the connection before anything is answered") {
    const ServerProcess server;
    const auto stranger = makeTlsAuthority("Another Force", nowMs());
    REQUIRE(stranger.ok());
    const ScriptedTablet tablet("tablet");
    EnrolmentCode code;
    const auto certificate = issueTabletCertificate(*stranger, tablet.enrolmentRequest(code).tlsPublicKey, nowMs());
    REQUIRE(certificate.ok());
    auto settings = server.settings();
    settings.credential = TlsCredential{*certificate, tablet.tlsKey()};
    auto client = HttpsClient::connect(settings);
    // In TLS 1.3 a client hears of it with the first thing it reads.
    CHECK((!client.ok() || !client->request("GET", "/healthz").ok()));
}

TEST_CASE("A server that is not of the pinned authority is refused by the client") {
    const ServerProcess server;
    const auto stranger = makeTlsAuthority("Another Force", nowMs());
    auto settings = server.settings();
    settings.authority = stranger->certificate;
    CHECK_FALSE(HttpsClient::connect(settings).ok());
}

TEST_CASE("An exchange without a tablet's certificate, a wrong path and a wrong method are refused in words") {
    const ServerProcess server;
    auto client = connected(server.settings());
    const auto exchange = client.request("POST", "/v1/exchange", Bytes(100, 1));
    REQUIRE(exchange.ok());
    CHECK(exchange->status == 401);
    auto again = connected(server.settings());
    CHECK(again.request("GET", "/nothing")->status == 404);
    const auto method = again.request("GET", "/v1/exchange");
    CHECK(method->status == 405);
    CHECK(method->headers.find("Allow: POST") != std::string::npos);
    CHECK(errorAnswerFrom(method->body)->code == "unsupported");
}

TEST_CASE("A body of 100 MB is refused unread, announced or not") {
    const ServerProcess server;
    const auto tablet = server.enrolled("PC 1 Dale");
    constexpr std::size_t size = 100'000'000;
    const auto before = server.peakMemoryKiB();
    const std::string piece(1'000'000, 'x');

    auto announced = connected(server.settingsOf(tablet));
    REQUIRE(announced.write(
        "POST /v1/exchange HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n"));
    for (std::size_t sent = 0; sent < size && announced.write(piece);)
        sent += piece.size();
    const auto first = announced.readAnswer();
    INFO((first ? std::string("answered") : first.error().message));
    REQUIRE(first.ok());
    CHECK(first->status == 413);
    CHECK(errorAnswerFrom(first->body)->code == "too_large");

    auto chunked = connected(server.settingsOf(tablet));
    REQUIRE(chunked.write("POST /v1/exchange HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (std::size_t sent = 0; sent < size && chunked.write("f4240\r\n" + piece + "\r\n");)
        sent += piece.size();
    const auto second = chunked.readAnswer();
    INFO((second ? std::string("answered") : second.error().message));
    REQUIRE(second.ok());
    CHECK(second->status == 413);
    CHECK(server.peakMemoryKiB() - before < size / 1024 / 2);

    auto after = connected(server.settings());
    CHECK(after.request("GET", "/healthz")->status == 200);
}

TEST_CASE("What is no HTTP is answered with 400 and the server goes on") {
    const ServerProcess server;
    auto client = connected(server.settings());
    REQUIRE(client.write("\x83\x01\x02 what is this\r\n\r\n"));
    const auto answer = client.readAnswer();
    if (answer)
        CHECK(answer->status == 400);
    auto longHeader = connected(server.settings());
    (void)longHeader.write("GET /healthz HTTP/1.1\r\nX: " + std::string(100'000, 'y'));
    const auto refused = longHeader.readAnswer();
    CHECK((!refused.ok() || refused->status == 400));
    auto after = connected(server.settings());
    CHECK(after.request("GET", "/healthz")->status == 200);
}

TEST_CASE("A client that waits before sending its body is told to go on") {
    const ServerProcess server;
    auto client = connected(server.settings());
    REQUIRE(client.write("POST /v1/enrol HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"));
    CHECK(client.readAnswer()->status == 100);
    REQUIRE(client.write("abc"));
    CHECK(client.readAnswer()->status == 400);
}

TEST_CASE("SIGTERM ends the server in order") {
    ServerProcess server;
    auto idle = connected(server.settings());
    CHECK(server.stop() == 0);
    CHECK_FALSE(idle.request("GET", "/healthz").ok());
    server.start();
    CHECK(connected(server.settings()).request("GET", "/healthz")->status == 200);
}
