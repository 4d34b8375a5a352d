#include "sync/server/http/ProxyHeader.h"

#include "tests/unit/server/ProxyOctets.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;
using namespace seenheard::proxy_octets;

namespace {

constexpr auto commonName = "0102030405060708090a0b0c0d0e0f10";

} // namespace

TEST_CASE("A proxy's header says where a connection comes from and whose certificate was verified") {
    const auto octets = header(proxied, overIpv4, fromIpv4() + tls(withCertificate, 0, commonName));
    CHECK(proxyHeaderRest(BytesView(octets).first(proxyHeaderStart)).value() == octets.size() - proxyHeaderStart);
    const auto read = proxyHeaderFrom(octets);
    REQUIRE(read.ok());
    CHECK(read->remoteAddress == "192.0.2.7");
    CHECK(read->tablet == TabletId::fromHex(commonName));
    // A session that was begun with a certificate, and pieces of other kinds.
    const auto resumed = proxyHeaderFrom(
        header(proxied, overIpv4, fromIpv4() + piece(0x05, "id") + tls(resumedCertificate, 0, commonName)));
    CHECK(resumed->tablet == TabletId::fromHex(commonName));
    const auto six = proxyHeaderFrom(header(proxied, overIpv6, std::string(36, '\0') + tls(withoutCertificate, 0, "")));
    REQUIRE(six.ok());
    CHECK(six->remoteAddress == "::");
}

TEST_CASE("Nobody is named by a certificate that was not shown, not verified, or is not a tablet's") {
    for (const auto& told : {tls(withoutCertificate, 0, commonName), tls(withCertificate, 20, commonName),
             tls(withCertificate, 0x01000000, commonName), tls(withCertificate, 0, "seenheard-server"),
             tls(withCertificate, 0, ""), tls(withCertificate, 0, std::string(commonName) + "00")}) {
        const auto read = proxyHeaderFrom(header(proxied, overIpv4, fromIpv4() + told));
        REQUIRE(read.ok());
        CHECK_FALSE(read->tablet);
    }
}

TEST_CASE("A look of the proxy's own names nobody, whatever stands behind it") {
    const auto read = proxyHeaderFrom(header(local, 0, tls(withCertificate, 0, commonName)));
    REQUIRE(read.ok());
    CHECK_FALSE(read->tablet);
    CHECK(read->remoteAddress.empty());
}

TEST_CASE("What is no header of PROXY protocol 2 of a TLS connection is refused") {
    const auto good = header(proxied, overIpv4, fromIpv4() + tls(withCertificate, 0, commonName));
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_FALSE(proxyHeaderFrom(BytesView(good).first(size)).ok());
    auto longer = good;
    longer.push_back(0);
    CHECK_FALSE(proxyHeaderFrom(longer).ok());

    const auto plain = proxyHeaderFrom(header(proxied, overIpv4, fromIpv4()));
    REQUIRE_FALSE(plain.ok());
    CHECK(plain.error().code == ErrorCode::NotEntitled);
    CHECK_FALSE(proxyHeaderFrom(header(proxied, overIpv4, fromIpv4() + tls(0, 0, ""))).ok());
    const auto twice = tls(withoutCertificate, 0, "") + tls(withCertificate, 0, commonName);
    CHECK_FALSE(proxyHeaderFrom(header(proxied, overIpv4, fromIpv4() + twice)).ok());
    CHECK_FALSE(proxyHeaderFrom(header(0x11, overIpv4, fromIpv4() + tls(withCertificate, 0, commonName))).ok());
    CHECK_FALSE(proxyHeaderFrom(header(0x22, overIpv4, fromIpv4() + tls(withCertificate, 0, commonName))).ok());
    CHECK_FALSE(proxyHeaderFrom(header(proxied, 0x31, std::string(216, '\0') + tls(withCertificate, 0, ""))).ok());
    CHECK_FALSE(proxyHeaderFrom(header(proxied, overIpv6, fromIpv4())).ok());
    CHECK_FALSE(proxyHeaderFrom(header(proxied, overIpv4, fromIpv4() + std::string("\x20\x00\x09\x01", 4))).ok());
    CHECK_FALSE(proxyHeaderFrom(header(proxied, overIpv4, fromIpv4() + piece(0x20, "\x01"))).ok());
    const auto cut = piece(0x20, std::string("\x03\0\0\0\0\x22\x00\x20", 8) + "01");
    CHECK_FALSE(proxyHeaderFrom(header(proxied, overIpv4, fromIpv4() + cut)).ok());
    CHECK_FALSE(proxyHeaderRest(copyOf(bytesOf(std::string_view("GET / HTTP/1.1\r\n")))).ok());
    const auto huge = header(proxied, overIpv4, std::string(2000, 'x'));
    CHECK(proxyHeaderRest(BytesView(huge).first(proxyHeaderStart)).error().code == ErrorCode::TooLarge);
}
