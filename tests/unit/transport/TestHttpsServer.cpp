#include "tests/unit/transport/TestHttpsServer.h"

#include <catch2/catch_test_macros.hpp>

#include <QEventLoop>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

namespace seenheard {

namespace {

QByteArray arrayOf(BytesView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

} // namespace

TestHttpsServer::TestHttpsServer(const TestAuthority& authority, const std::string& address, int sinceDays, int forDays,
    QSsl::SslProtocol protocol) {
    const auto key = generateTlsKey().value();
    const auto certificate = authority.certify(key.publicDer, address, sinceDays, forDays);
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(protocol);
    tls.setLocalCertificate(QSslCertificate(arrayOf(certificate), QSsl::Der));
    tls.setPrivateKey(QSslKey(arrayOf(key.privatePem), QSsl::Ec, QSsl::Pem));
    tls.setCaCertificates({QSslCertificate(arrayOf(authority.certificate()), QSsl::Der)});
    tls.setPeerVerifyMode(QSslSocket::QueryPeer);
    server_.setSslConfiguration(tls);
    REQUIRE(server_.listen(QHostAddress::LocalHost));
    QObject::connect(&server_, &QSslServer::pendingConnectionAvailable, &server_, [this] {
        while (auto* socket = server_.nextPendingConnection())
            serve(socket);
    });
}

std::string TestHttpsServer::url() const {
    return "https://127.0.0.1:" + std::to_string(server_.serverPort());
}

void TestHttpsServer::serve(QTcpSocket* socket) {
    ++connections;
    sawCertificate = !static_cast<QSslSocket*>(socket)->peerCertificate().isNull();
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
    read(socket);
}

void TestHttpsServer::read(QTcpSocket* socket) {
    const auto waiting = socket->peek(socket->bytesAvailable());
    const auto headEnd = waiting.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const auto head = waiting.left(headEnd);
    qsizetype length = 0;
    for (const auto& line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    }
    if (waiting.size() < headEnd + 4 + length)
        return;
    socket->read(headEnd + 4 + length);
    const auto words = head.split(' ');
    const auto body = waiting.mid(headEnd + 4, length).toStdString();
    seen.push_back({words[0].toStdString(), words[1].toStdString(), copyOf(bytesOf(body))});
    const auto text = answer ? answer(seen.back()) : std::optional(httpAnswer(200, seen.back().body));
    if (text)
        socket->write(*text);
    else
        socket->abort();
}

QByteArray httpAnswer(int status, BytesView body) {
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Length: "
        + QByteArray::number(static_cast<qlonglong>(body.size())) + "\r\n\r\n" + arrayOf(body);
}

Result<HttpResponse> sent(Transport& transport, const HttpRequest& request) {
    std::optional<Result<HttpResponse>> answer;
    QEventLoop loop;
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    transport.send(request, [&](Result<HttpResponse> response) {
        answer.emplace(std::move(response));
        loop.quit();
    });
    CHECK_FALSE(answer); // Never inside the call.
    loop.exec();
    REQUIRE(answer);
    return std::move(*answer);
}

} // namespace seenheard
