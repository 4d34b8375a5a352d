#include "sync/transport/HttpTransport.h"

#include "sync/protocol/Limits.h"
#include "tests/unit/transport/TestHttpsServer.h"

#include <catch2/catch_test_macros.hpp>

#include <QEventLoop>
#include <QTcpServer>
#include <QTimer>
#include <iostream>

namespace seenheard {

namespace {

std::unique_ptr<HttpTransport> transportTo(
    const std::string& url, const TestAuthority& authority, int timeoutMs = 10'000) {
    const auto key = generateTlsKey().value();
    auto made = HttpTransport::make(
        {url, authority.certificate(), authority.certify(key.publicDer, ""), key.privatePem, timeoutMs});
    REQUIRE(made.ok());
    return std::move(*made);
}

const HttpRequest someRequest{"POST", "/v1/exchange", {1, 2, 3, 0, 255}};

ErrorCode failureOf(const TestHttpsServer& server, const TestAuthority& trusted) {
    const auto answer = sent(*transportTo(server.url(), trusted), someRequest);
    REQUIRE_FALSE(answer.ok());
    INFO(answer.error().message);
    CHECK(server.seen.empty());
    return answer.error().code;
}

} // namespace

TEST_CASE("A message goes up and its answer comes down, over one kept connection, with the tablet's certificate") {
    const TestAuthority authority;
    TestHttpsServer server(authority);
    const auto transport = transportTo(server.url(), authority);
    for (int i = 0; i < 3; ++i) {
        const auto answer = sent(*transport, someRequest);
        REQUIRE(answer.ok());
        CHECK(answer->status == 200);
        CHECK(answer->body == someRequest.body);
    }
    REQUIRE(server.seen.size() == 3);
    CHECK(server.seen[0].method == "POST");
    CHECK(server.seen[0].path == "/v1/exchange");
    CHECK(server.connections == 1);
    CHECK(server.sawCertificate);
}

TEST_CASE("An HTTP error status is an answer") {
    const TestAuthority authority;
    TestHttpsServer server(authority);
    const auto transport = transportTo(server.url(), authority);
    for (const int status : {301, 400, 401, 404, 409, 413, 500, 503}) {
        CAPTURE(status);
        server.answer = [&](const HttpRequest&) { return httpAnswer(status, bytesOf("why")); };
        const auto answer = sent(*transport, someRequest);
        REQUIRE(answer.ok());
        CHECK(answer->status == status);
        CHECK(answer->body == copyOf(bytesOf("why")));
    }
}

TEST_CASE("T5: whoever is not certified by the pinned authority for this address and day is sent nothing") {
    const TestAuthority authority;
    const TestAuthority stranger;
    CHECK(failureOf(TestHttpsServer(stranger), authority) == ErrorCode::WrongAuthority);
    CHECK(failureOf(TestHttpsServer(authority, "127.0.0.2"), authority) == ErrorCode::WrongAuthority);
    CHECK(failureOf(TestHttpsServer(authority, "127.0.0.1", 5, -1), authority) == ErrorCode::WrongAuthority);
    CHECK(failureOf(TestHttpsServer(authority, "127.0.0.1", -1, 5), authority) == ErrorCode::WrongAuthority);
    std::cout << "T5: 4 servers with a wrong authority, name or day, 4 refused before a request was sent\n";
}

TEST_CASE("T5: a server of an older TLS is not spoken to") {
    const TestAuthority authority;
    CHECK(failureOf(TestHttpsServer(authority, "127.0.0.1", 1, 1, QSsl::TlsV1_2), authority) == ErrorCode::Unreachable);
}

TEST_CASE("A server that is not there, closes or keeps silent cannot be reached, and words say which") {
    const TestAuthority authority;
    std::string gone;
    {
        TestHttpsServer server(authority);
        gone = server.url();
    }
    auto answer = sent(*transportTo(gone, authority), someRequest);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::Unreachable);
    CHECK(answer.error().message.find("nothing answers") != std::string::npos);

    TestHttpsServer closing(authority);
    closing.answer = [](const HttpRequest&) { return std::nullopt; };
    answer = sent(*transportTo(closing.url(), authority), someRequest);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::Unreachable);

    TestHttpsServer silent(authority);
    silent.answer = [](const HttpRequest&) { return QByteArray(); };
    answer = sent(*transportTo(silent.url(), authority, 300), someRequest);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::Unreachable);
    CHECK(answer.error().message.find("in time") != std::string::npos);
}

TEST_CASE("An answer that breaks off is no answer") {
    const TestAuthority authority;
    TestHttpsServer server(authority);
    server.answer = [](const HttpRequest&) { return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); };
    const auto answer = sent(*transportTo(server.url(), authority, 300), someRequest);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::Unreachable);
}

TEST_CASE("An answer larger than any message is refused while it is being read") {
    const TestAuthority authority;
    TestHttpsServer server(authority);
    server.answer = [](const HttpRequest&) { return httpAnswer(200, Bytes(limits::messageBytes + 1)); };
    const auto answer = sent(*transportTo(server.url(), authority), someRequest);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.error().code == ErrorCode::TooLarge);
}

TEST_CASE("A cancelled message is never answered, and the next one goes") {
    const TestAuthority authority;
    TestHttpsServer server(authority);
    const auto transport = transportTo(server.url(), authority);
    transport->send(someRequest, [](const Result<HttpResponse>&) { FAIL("answered after cancel"); });
    transport->cancel();
    QEventLoop loop;
    QTimer::singleShot(100, &loop, &QEventLoop::quit);
    loop.exec();
    CHECK(sent(*transport, someRequest).ok());
}

TEST_CASE("An address that is none is named") {
    const TestAuthority authority;
    const auto key = generateTlsKey().value();
    const auto certificate = authority.certify(key.publicDer, "");
    for (const std::string url : {"", "server.example", "http://server.example", "https://", "https://a b",
             "https://server.example/path", "https://user@server.example", "https://server.example?x", "file:///etc"}) {
        CAPTURE(url);
        const auto made = HttpTransport::make({url, authority.certificate(), certificate, key.privatePem});
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE("Certificates and keys that cannot be read are named, not used") {
    const TestAuthority authority;
    const auto key = generateTlsKey().value();
    const auto certificate = authority.certify(key.publicDer, "");
    const std::string url = "https://server.example";
    CHECK(HttpTransport::make({url, {1, 2}, certificate, key.privatePem}).error().code == ErrorCode::Corrupt);
    CHECK(HttpTransport::make({url, authority.certificate(), {}, key.privatePem}).error().code == ErrorCode::Corrupt);
    CHECK(HttpTransport::make({url, authority.certificate(), certificate, {}}).error().code == ErrorCode::Corrupt);
}

} // namespace seenheard
