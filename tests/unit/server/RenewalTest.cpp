#include "sync/protocol/Renewal.h"

#include "platform/crypto/TlsCertificate.h"
#include "sync/engine/CertificateRenewal.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

HttpResponse ask(ServerUnderTest& server, const TabletId& tablet, const HttpRequest& request) {
    const auto response = server.post(request.path, request.body, tablet);
    return {response.status, response.body};
}

std::string codeIn(const HttpResponse& response) {
    return errorAnswerFrom(response.body).value().code;
}

} // namespace

TEST_CASE("A tablet's certificate is renewed for the same key over its own connection, and the audit says so") {
    ServerUnderTest server;
    const auto tablet = server.enrolled("PC 1 Dale");
    const auto& first = tablet.enrolment().tlsCertificate;
    const auto authority = server.store().identity()->tlsAuthority.certificate;
    const auto ends = certificateTimes(first).value();
    CHECK_FALSE(renewalIsDue(ends, server.clock.now().utcMs));
    server.clock.advance(ends.untilMs - server.clock.now().utcMs - 59 * dayMs);
    CHECK(renewalIsDue(ends, server.clock.now().utcMs));

    const auto before = server.store().audit().rows(0, 1000).value().size();
    const auto request = renewalRequest("Test Force", first).value();
    const auto response = ask(server, tablet.id(), request);
    const auto renewed = renewedCertificate(response, first, authority);
    INFO((renewed ? std::string() : renewed.error().message));
    REQUIRE(renewed.ok());
    REQUIRE(renewed->has_value());
    CHECK(certificateTimes(**renewed)->untilMs > ends.untilMs + 1000 * dayMs);
    CHECK(certifiedKey(**renewed).value() == certifiedKey(first).value());
    const auto rows = server.store().audit().rows(0, 1000).value();
    REQUIRE(rows.size() == before + 1);
    CHECK(rows.back().how == "certificate_renewed");
    CHECK(rows.back().signer == tablet.signer());
    CHECK(rows.back().subject == "tablet " + tablet.id().hex());

    // An answer can be lost: the same again, and no row more, until a day is over.
    CHECK(renewedCertificate(ask(server, tablet.id(), request), first, authority)->value() == **renewed);
    CHECK(server.store().audit().rows(0, 1000).value().size() == before + 1);
    server.clock.advance(dayMs);
    CHECK(renewedCertificate(ask(server, tablet.id(), request), first, authority)->value() != **renewed);
}

TEST_CASE("Nobody's certificate is renewed but that of the connection, for an enrolment that stands") {
    ServerUnderTest server;
    const auto dale = server.enrolled("PC 1 Dale");
    const auto khan = server.enrolled("PC 2 Khan");
    const auto& certificate = dale.enrolment().tlsCertificate;
    const auto request = renewalRequest("Test Force", certificate).value();
    const auto before = server.store().audit().rows(0, 1000).value().size();
    CHECK(ask(server, khan.id(), request).status == 401);
    CHECK(server.post("/v1/renew", request.body, std::nullopt).status == 401);
    const auto elsewhere = ask(server, dale.id(), renewalRequest("Another Force", certificate).value());
    CHECK(elsewhere.status == 403);
    CHECK(codeIn(elsewhere) == "wrong_authority");
    CHECK(server.post("/v1/renew", packMessage(Bytes{0x83, 1, 2}), dale.id()).status == 400);
    CHECK(server.post("/v1/renew", Bytes{1, 2, 3}, dale.id()).status == 400);
    CHECK(server.store().audit().rows(0, 1000).value().size() == before);

    CHECK(ask(server, dale.id(), request).status == 200);
    for (const auto& [tablet, how] : {std::pair{&dale, "revoke"}, std::pair{&khan, "retire"}}) {
        REQUIRE(
            server.runStopped({"signers", how, tablet->signer().hex(), "--by", "A. Head", "--reason", "was lost"}).code
            == 0);
        const auto refused =
            ask(server, tablet->id(), renewalRequest("Test Force", tablet->enrolment().tlsCertificate).value());
        CHECK(refused.status == 401);
        CHECK(codeIn(refused) == "not_entitled");
    }
    // A certificate of the authority's that no enrolment knows: a restored server has lost it.
    CHECK(ask(server, TabletId::fromHex(std::string(32, '1')).value(), request).status == 401);
}
