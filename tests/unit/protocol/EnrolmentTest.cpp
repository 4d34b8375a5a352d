#include "sync/protocol/Renewal.h"
#include "tests/unit/protocol/ProtocolBuilders.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("Messages of enrolment come back from their canonical bytes") {
    SeededRandom random;
    for (int i = 0; i < 300; ++i) {
        const Authority authority{someText(random), random.id<PublicKey>(), random.bytes(random.below(900))};
        const auto readAuthority = authorityFrom(canonicalBytes(authority));
        REQUIRE(readAuthority.ok());
        REQUIRE(readAuthority.value() == authority);
        const auto request = someEnrolmentRequest(random);
        const auto readRequest = enrolmentRequestFrom(canonicalBytes(request));
        REQUIRE(readRequest.ok());
        REQUIRE(readRequest.value() == request);
        const auto response = someEnrolmentResponse(random);
        const auto readResponse = enrolmentResponseFrom(canonicalBytes(response));
        REQUIRE(readResponse.ok());
        REQUIRE(readResponse.value() == response);
    }
}

TEST_CASE("The proof of possession covers every other field of the request") {
    SeededRandom random;
    const auto key = keyOf(1);
    auto request = someEnrolmentRequest(random);
    request.signingKey = key.publicKey();
    request.proof = key.sign(proofBytes(request));
    const auto holds = [&](const EnrolmentRequest& changed) {
        return verify(key.publicKey(), proofBytes(changed), changed.proof);
    };
    CHECK(holds(request));
    auto changed = request;
    changed.secret[0] ^= 1U;
    CHECK_FALSE(holds(changed));
    changed = request;
    changed.tlsPublicKey[0] ^= 1U;
    CHECK_FALSE(holds(changed));
    changed = request;
    changed.tabletName += "x";
    CHECK_FALSE(holds(changed));
    changed = request;
    changed.signingKey = keyOf(2).publicKey();
    CHECK_FALSE(holds(changed));
}

TEST_CASE("Secrets and keys of the wrong length are refused") {
    SeededRandom random;
    auto request = someEnrolmentRequest(random);
    request.secret.push_back(0);
    CHECK_FALSE(enrolmentRequestFrom(canonicalBytes(request)).ok());
    auto response = someEnrolmentResponse(random);
    response.identityKey.pop_back();
    CHECK_FALSE(enrolmentResponseFrom(canonicalBytes(response)).ok());
    response = someEnrolmentResponse(random);
    response.tlsCertificate.resize(limits::tlsCertificateBytes + 1);
    CHECK_FALSE(enrolmentResponseFrom(canonicalBytes(response)).ok());
}

TEST_CASE("Messages of a renewal come back from their canonical bytes, and nothing else is one") {
    SeededRandom random;
    for (int i = 0; i < 300; ++i) {
        const RenewalRequest request{someText(random), random.bytes(random.below(200))};
        const auto octets = canonicalBytes(request);
        CHECK(renewalRequestFrom(octets).value() == request);
        const RenewalResponse response{
            random.bytes(random.below(900)), static_cast<std::int64_t>(random.below(1'000'000))};
        const auto answer = canonicalBytes(response);
        CHECK(renewalResponseFrom(answer).value() == response);
        CHECK_FALSE(renewalRequestFrom(BytesView(octets).first(octets.size() - 1)).ok());
        CHECK_FALSE(renewalResponseFrom(BytesView(answer).first(answer.size() - 1)).ok());
    }
    CHECK_FALSE(renewalRequestFrom(canonicalBytes(RenewalRequest{"x", Bytes(limits::tlsCertificateBytes + 1)})).ok());
    CHECK_FALSE(renewalResponseFrom(canonicalBytes(RenewalResponse{Bytes(limits::tlsCertificateBytes + 1), 0})).ok());
    auto future = canonicalBytes(RenewalRequest{"x", {}});
    future[1] = 2;
    CHECK(renewalRequestFrom(future).error().code == ErrorCode::Unsupported);
}
