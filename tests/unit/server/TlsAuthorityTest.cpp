#include "sync/server/access/TlsAuthority.h"

#include "tests/support/FakeClock.h"

#include <catch2/catch_test_macros.hpp>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

using namespace seenheard;

namespace {

struct CertificateFree {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, CertificateFree>;

Certificate parsed(const Bytes& der) {
    const auto* at = der.data();
    return Certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

} // namespace

TEST_CASE("A server's certificate is signed by the authority and names its hosts") {
    const auto authority = makeTlsAuthority("Test Force", FakeClock::startUtcMs);
    REQUIRE(authority.ok());
    const auto server =
        issueServerCertificate(*authority, {"localhost", "127.0.0.1", "seen.example"}, FakeClock::startUtcMs);
    REQUIRE(server.ok());
    const auto certificate = parsed(server->certificate);
    const auto issuer = parsed(authority->certificate);
    CHECK(X509_verify(certificate.get(), X509_get0_pubkey(issuer.get())) == 1);
    CHECK(X509_check_host(certificate.get(), "seen.example", 0, 0, nullptr) == 1);
    CHECK(X509_check_ip_asc(certificate.get(), "127.0.0.1", 0) == 1);
    CHECK(X509_check_host(certificate.get(), "other.example", 0, 0, nullptr) == 0);
    CHECK(X509_check_purpose(certificate.get(), X509_PURPOSE_SSL_SERVER, 0) == 1);
    CHECK(X509_check_purpose(certificate.get(), X509_PURPOSE_SSL_CLIENT, 0) == 0);
    CHECK(X509_check_ca(certificate.get()) == 0);
}

TEST_CASE("A host that would say more to OpenSSL than a name is refused") {
    const auto authority = makeTlsAuthority("Test Force", FakeClock::startUtcMs);
    REQUIRE(authority.ok());
    for (const auto* host : {"", "a,IP:10.0.0.1", "a b", "email:x@y"})
        CHECK_FALSE(issueServerCertificate(*authority, {host}, FakeClock::startUtcMs).ok());
}
