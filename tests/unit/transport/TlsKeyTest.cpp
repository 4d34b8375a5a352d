#include "sync/transport/TlsKey.h"

#include "tests/unit/transport/TestAuthority.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("A TLS key knows its own certificate and no other") {
    const TestAuthority authority;
    const auto key = generateTlsKey().value();
    const auto other = generateTlsKey().value();
    const auto certificate = authority.certify(key.publicDer, "");
    CHECK(isCertificateOf(certificate, key));
    CHECK_FALSE(isCertificateOf(certificate, other));
    CHECK_FALSE(isCertificateOf(Bytes{1, 2, 3}, key));
    CHECK_FALSE(isCertificateOf({}, key));
    CHECK(textOf(key.privatePem).find("PRIVATE KEY") != std::string_view::npos);
    CHECK(key.privatePem != other.privatePem);
}

} // namespace seenheard
