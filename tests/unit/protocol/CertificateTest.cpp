#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("Certificates come back from their canonical bytes") {
    SeededRandom random;
    for (int i = 0; i < 300; ++i) {
        const auto signer = someCertificate(random);
        const auto read = signerCertificateFrom(canonicalBytes(signer));
        REQUIRE(read.ok());
        REQUIRE(read.value() == signer);
        const auto issuing = someEnrolmentResponse(random).issuing;
        const auto readIssuing = issuingCertificateFrom(canonicalBytes(issuing));
        REQUIRE(readIssuing.ok());
        REQUIRE(readIssuing.value() == issuing);
    }
}

TEST_CASE("A signer certificate holds only under the key that signed it and only unchanged") {
    SeededRandom random;
    const auto issuing = keyOf(9);
    auto certificate = someCertificate(random);
    sign(certificate, issuing);
    CHECK(verify(certificate, issuing.publicKey()));
    CHECK_FALSE(verify(certificate, keyOf(8).publicKey()));

    const auto canonical = canonicalBytes(certificate);
    for (std::size_t bit = 0; bit < canonical.size() * 8; ++bit) {
        auto changed = canonical;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto read = signerCertificateFrom(changed);
        REQUIRE_FALSE((read.ok() && verify(*read, issuing.publicKey())));
    }
}

TEST_CASE("An officer cannot make himself a supervisor") {
    SeededRandom random;
    auto certificate = someCertificate(random);
    certificate.role = Role::Officer;
    sign(certificate, keyOf(9));
    certificate.role = Role::Supervisor;
    CHECK_FALSE(verify(certificate, keyOf(9).publicKey()));
}

TEST_CASE("An issuing certificate holds only under the root that signed it and only unchanged") {
    SeededRandom random;
    auto certificate = someEnrolmentResponse(random).issuing;
    sign(certificate, keyOf(7));
    CHECK(verify(certificate, keyOf(7).publicKey()));
    CHECK_FALSE(verify(certificate, keyOf(8).publicKey()));
    certificate.serverName += "x";
    CHECK_FALSE(verify(certificate, keyOf(7).publicKey()));
}

TEST_CASE("A signer is named by the first half of its key's SHA-256") {
    SignerCertificate certificate;
    certificate.signingKey = PublicKey{};
    CHECK(certificate.signer().hex() == "66687aadf862bd776c8fc18b8e9f8e20");
    CHECK(signerIdOf(certificate.signingKey) == certificate.signer());
}

TEST_CASE("A certificate with an unknown role or a name too long is refused") {
    SeededRandom random;
    auto certificate = someCertificate(random);
    certificate.role = static_cast<Role>(8);
    CHECK_FALSE(signerCertificateFrom(canonicalBytes(certificate)).ok());
    certificate.role = Role::Officer;
    certificate.team = std::string(limits::nameBytes + 1, 't');
    CHECK_FALSE(signerCertificateFrom(canonicalBytes(certificate)).ok());
}

TEST_CASE("Every role has its word") {
    CHECK(wordFor(Role::Officer) == "officer");
    CHECK(wordFor(Role::Supervisor) == "supervisor");
    CHECK(wordFor(Role::Server) == "server");
    CHECK(wordFor(Role::Pcso) == "pcso");
    CHECK(wordFor(Role::EarlyAction) == "early_action");
    CHECK(wordFor(Role::MissingCoordinator) == "missing_coordinator");
    for (const auto role : rolesOfPeople())
        CHECK(roleFrom(wordFor(role)) == role);
    CHECK(roleFrom("server") == Role::Server);
    CHECK_FALSE(roleFrom("sergeant"));
}
