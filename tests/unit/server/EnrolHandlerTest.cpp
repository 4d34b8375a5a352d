#include "sync/server/access/TlsAuthority.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

Response enrol(ServerUnderTest& server, const EnrolmentRequest& request) {
    return server.post("/v1/enrol", packMessage(canonicalBytes(request)), std::nullopt);
}

EnrolmentResponse answerIn(const Response& response) {
    if (response.status != 200)
        FAIL(errorIn(response).message);
    const auto canonical = unpackMessage(response.body);
    REQUIRE(canonical.ok());
    auto answer = enrolmentResponseFrom(*canonical);
    REQUIRE(answer.ok());
    return *answer;
}

} // namespace

TEST_CASE("An enrolled tablet gets certificates that hold up to the root, and the force's keys") {
    ServerUnderTest server;
    const ScriptedTablet tablet("tablet 7");
    const auto answer = answerIn(enrol(server, tablet.enrolmentRequest(server.offer("PC 1 Dale", Role::Supervisor))));
    const auto identity = server.store().identity();
    REQUIRE(identity.ok());
    CHECK(verify(answer.issuing, identity->root));
    CHECK(answer.issuing.serverName == "Test Force");
    CHECK(verify(answer.signer, answer.issuing.issuingKey));
    CHECK(answer.signer.signingKey == tablet.key().publicKey());
    CHECK(answer.signer.officerName == "PC 1 Dale");
    CHECK(answer.signer.role == Role::Supervisor);
    CHECK(answer.signer.team == "Response 1");
    CHECK(answer.signer.tabletName == "tablet 7");
    CHECK(answer.identityKey.size() == 32);
    CHECK(answer.ingestKey == identity->ingestKey.publicKey());
    CHECK(answer.recoveryKey == identity->recoveryKey);
    CHECK_FALSE(answer.tlsCertificate.empty());
}

TEST_CASE("A code works once: again for the same tablet whose answer was lost, never for another") {
    ServerUnderTest server;
    const ScriptedTablet tablet("tablet");
    const ScriptedTablet other("other");
    const auto code = server.offer("PC 1 Dale");
    const auto first = answerIn(enrol(server, tablet.enrolmentRequest(code)));
    const auto again = answerIn(enrol(server, tablet.enrolmentRequest(code)));
    CHECK(first.signer == again.signer);
    CHECK(first.tlsCertificate == again.tlsCertificate);
    const auto stolen = enrol(server, other.enrolmentRequest(code));
    CHECK(stolen.status == 410);
    CHECK(errorIn(stolen).message.find("used") != std::string::npos);
    CHECK(*server.store().signers().signerCount() == 1);
}

TEST_CASE("Unknown and expired codes are refused") {
    ServerUnderTest server;
    const ScriptedTablet tablet("tablet");
    EnrolmentCode invented;
    invented.secret.fill(5);
    CHECK(enrol(server, tablet.enrolmentRequest(invented)).status == 404);
    const auto code = server.offer("PC 1 Dale");
    server.clock.advance(3'600'001);
    const auto late = enrol(server, tablet.enrolmentRequest(code));
    CHECK(late.status == 410);
    CHECK(errorIn(late).message.find("expired") != std::string::npos);
}

TEST_CASE("A request that is not signed by the key it wants enrolled does not use the code up") {
    ServerUnderTest server;
    const ScriptedTablet tablet("tablet");
    const auto code = server.offer("PC 1 Dale");
    auto forged = tablet.enrolmentRequest(code);
    forged.tabletName = "another";
    CHECK(errorIn(enrol(server, forged)).code == "bad_signature");
    CHECK(enrol(server, tablet.enrolmentRequest(code)).status == 200);
}

TEST_CASE("A TLS key that is no P-256 key is refused and does not use the code up") {
    ServerUnderTest server;
    const ScriptedTablet tablet("tablet");
    const auto code = server.offer("PC 1 Dale");
    auto request = tablet.enrolmentRequest(code);
    request.tlsPublicKey.push_back(0);
    request.proof = tablet.key().sign(proofBytes(request));
    CHECK(enrol(server, request).status == 400);
    CHECK(enrol(server, tablet.enrolmentRequest(code)).status == 200);
}

TEST_CASE("Guessing codes is stopped") {
    ServerUnderTest server;
    const ScriptedTablet tablet("tablet");
    EnrolmentCode guess;
    for (std::uint8_t i = 0; i < EnrolmentLimiter::failuresPerAddress; ++i) {
        guess.secret.fill(i);
        CHECK(enrol(server, tablet.enrolmentRequest(guess)).status == 404);
    }
    CHECK(enrol(server, tablet.enrolmentRequest(server.offer("PC 1 Dale"))).status == 429);
    server.clock.advance(EnrolmentLimiter::windowMs);
    CHECK(enrol(server, tablet.enrolmentRequest(server.offer("PC 1 Dale"))).status == 200);
}

TEST_CASE("Octets that are no request to enrol are refused") {
    ServerUnderTest server;
    for (const auto& body : {Bytes{}, Bytes{1, 2, 3}, packMessage(bytesOf("nonsense"))})
        CHECK(server.post("/v1/enrol", body, std::nullopt).status == 400);
}
