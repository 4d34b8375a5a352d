#include "sync/protocol/Moves.h"
#include "sync/server/access/TlsAuthority.h"
#include "tests/integration/server/BehindHaproxy.h"
#include "tests/unit/server/ProxyOctets.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

using namespace seenheard;

namespace {

std::string textOfHeader(std::uint8_t command, std::uint8_t client, const std::string& commonName) {
    namespace octets = proxy_octets;
    return std::string(
        textOf(octets::header(command, octets::overIpv4, octets::fromIpv4() + octets::tls(client, 0, commonName))));
}

constexpr auto askForMoves = "GET /v1/moves?epoch=0&leaf=0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

} // namespace

TEST_CASE("A tablet enrols, exchanges and hears news through HAProxy that ends TLS") {
    BehindHaproxy proxied;
    auto& server = proxied.server();
    const auto code = enrolmentCodeFrom(server.run(
        server.onStore({"enrol", "--officer", "PC 1 Dale", "--team", "Response 1", "--district", "Bradford"})));
    ScriptedTablet dale("tablet of Dale");
    auto stranger = *HttpsClient::connect(proxied.settings());
    CHECK(stranger.version() == "TLSv1.3");
    dale.take(ServerProcess::redeem(stranger, dale, *code));

    auto writing = *HttpsClient::connect(proxied.settingsOf(dale));
    (void)exchange(writing, dale);
    const Cursor before{0, dale.treeHead().ref.size};
    auto waiting = *HttpsClient::connect(proxied.settingsOf(dale));
    REQUIRE(waiting.write("GET " + movesPath(before) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const auto answer = exchange(
        writing, dale, {dale.write(partWith(recordNumber(1), test_form::words(), Text("heard")), server.form())});
    CHECK(answer.receipts.size() == 1);
    const auto news = waiting.readAnswer();
    REQUIRE(news.ok());
    REQUIRE(news->status == 200);
    CHECK(movesFrom(*unpackMessage(news->body)).value().newest == Cursor{0, before.leaf + 1});
    // Whose it is and whence it came, as without a proxy.
    CHECK(server.log().find(dale.id().hex()) != std::string::npos);
    CHECK(server.log().find("127.0.0.1") != std::string::npos);
}

TEST_CASE("Behind HAProxy nobody gets in without his own certificate") {
    BehindHaproxy proxied;
    auto& server = proxied.server();
    const auto dale = server.enrolled("PC 1 Dale");
    const auto khan = server.enrolled("PC 2 Khan");
    const auto statusOf = [&](const HttpsSettings& settings) {
        auto client = *HttpsClient::connect(settings);
        return client.request("POST", "/v1/exchange", dale.body(dale.request(nowMs())))->status;
    };
    CHECK(statusOf(proxied.settings()) == 401);
    CHECK(statusOf(proxied.settingsOf(khan)) == 401);
    CHECK(statusOf(proxied.settingsOf(dale)) == 200);

    const auto other = makeTlsAuthority("Another Force", nowMs());
    const auto forged = issueTabletCertificate(*other, dale.enrolmentRequest({}).tlsPublicKey, nowMs());
    auto settings = proxied.settings();
    settings.credential = TlsCredential{*forged, dale.tlsKey()};
    auto client = HttpsClient::connect(settings);
    // In TLS 1.3 a client hears of it with the first thing it reads.
    CHECK((!client.ok() || !client->request("GET", "/livez").ok()));
    auto old = proxied.settings();
    old.highestVersion = 0x0303;
    CHECK_FALSE(HttpsClient::connect(old).ok());
}

TEST_CASE("What a proxy says is believed on its socket and nowhere else") {
    TempDirectory directory;
    const std::string socket = directory / "server.sock";
    ServerProcess server({"--proxy-socket", socket});
    const auto dale = server.enrolled("PC 1 Dale");
    const auto claim = textOfHeader(proxy_octets::proxied, proxy_octets::withCertificate, dale.id().hex());
    // The log has gone on beyond that cursor, so that whoever may ask is answered at once.
    CHECK(sentToSocket(socket, claim + askForMoves).starts_with("HTTP/1.1 200"));
    const auto nobody = textOfHeader(proxy_octets::proxied, proxy_octets::withoutCertificate, dale.id().hex());
    CHECK(sentToSocket(socket, nobody + askForMoves).starts_with("HTTP/1.1 401"));
    const auto own = textOfHeader(proxy_octets::local, proxy_octets::withCertificate, dale.id().hex());
    CHECK(sentToSocket(socket, own + askForMoves).starts_with("HTTP/1.1 401"));
    // Without a header, or with one that does not speak of TLS, nothing is answered.
    CHECK(sentToSocket(socket, askForMoves).empty());
    CHECK(sentToSocket(socket, textOfHeader(proxy_octets::proxied, 0, dale.id().hex()) + askForMoves).empty());
    CHECK(server.log().find("send-proxy-v2-ssl-cn") != std::string::npos);

    auto inside = *HttpsClient::connect(server.settings());
    REQUIRE(inside.write(claim + askForMoves));
    const auto refused = inside.readAnswer();
    CHECK((!refused.ok() || refused->status == 400));
    for (const auto* header : {"X-SSL-Client-CN", "X-Forwarded-Client-Cert", "X-Client-Cert"}) {
        auto client = *HttpsClient::connect(server.settings());
        const auto answer = client.request(
            "GET", "/v1/moves?epoch=0&leaf=0", {}, std::string(header) + ": " + dale.id().hex() + "\r\n");
        CHECK(answer->status == 401);
    }
    CHECK_FALSE(HttpsClient::connect(server.settings(), claim).ok());
}

TEST_CASE("The proxy's socket is for owner and group, outlives no process, and is not taken from another") {
    TempDirectory directory;
    const std::string socket = directory / "server.sock";
    ServerProcess server({"--proxy-socket", socket});
    struct stat found {};
    REQUIRE(::stat(socket.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0660U);
    (void)server.run(server.onStore({"serve", "--listen", "127.0.0.1:0", "--proxy-socket", socket}), 1);

    server.kill();
    CHECK(std::filesystem::is_socket(socket));
    server.start();
    const auto nobody = textOfHeader(proxy_octets::local, 0, {});
    CHECK(sentToSocket(socket, nobody + "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
              .starts_with("HTTP/1.1 200"));
    CHECK(server.stop() == 0);
    CHECK_FALSE(std::filesystem::exists(socket));

    std::ofstream(socket) << "something of somebody's";
    (void)server.run(server.onStore({"serve", "--listen", "127.0.0.1:0", "--proxy-socket", socket}), 1);
    CHECK(std::filesystem::is_regular_file(socket));
}
