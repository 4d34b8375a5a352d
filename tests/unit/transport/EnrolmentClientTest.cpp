#include "sync/transport/EnrolmentClient.h"

#include "platform/crypto/Hashing.h"
#include "tests/support/SeededRandom.h"
#include "tests/unit/transport/TestHttpsServer.h"

#include <catch2/catch_test_macros.hpp>

#include <QEventLoop>
#include <QTimer>

namespace seenheard {

namespace {

/// A server that enrols whoever brings the right secret, and may answer anything else instead.
struct World {
    TestAuthority tlsAuthority;
    SeededRandom random{3};
    SigningKey root = SigningKey::generate(random);
    SigningKey issuing = SigningKey::generate(random);
    SigningKey tablet = SigningKey::generate(random);
    TestHttpsServer server{tlsAuthority};
    Authority authority{"server.example", root.publicKey(), tlsAuthority.certificate()};
    EnrolmentCode code;
    std::function<void(EnrolmentResponse&)> spoil;
    std::optional<EnrolmentRequest> asked;

    World() {
        const auto fingerprint = sha256(canonicalBytes(authority));
        std::copy_n(fingerprint.octets.begin(), code.fingerprint.size(), code.fingerprint.begin());
        code.secret.fill(7);
        server.answer = [this](const HttpRequest& request) -> std::optional<QByteArray> {
            if (request.path == "/v1/authority")
                return httpAnswer(200, packMessage(canonicalBytes(authority)));
            asked = enrolmentRequestFrom(unpackMessage(request.body).value()).value();
            auto response = responseTo(*asked);
            if (spoil)
                spoil(response);
            return httpAnswer(200, packMessage(canonicalBytes(response)));
        };
    }

    EnrolmentResponse responseTo(const EnrolmentRequest& request) {
        EnrolmentResponse response;
        response.issuing.issuingKey = issuing.publicKey();
        response.issuing.serverName = authority.serverName;
        sign(response.issuing, root);
        response.signer.signingKey = request.signingKey;
        response.signer.officerName = "PC 4417 Dale";
        response.signer.tabletName = request.tabletName;
        sign(response.signer, issuing);
        response.tlsCertificate = tlsAuthority.certify(request.tlsPublicKey, "");
        response.identityKey = random.bytes(32);
        response.ingestKey = SealingKey::generate(random).publicKey();
        response.recoveryKey = SealingKey::generate(random).publicKey();
        response.serverTimeMs = 1'772'442'000'000;
        return response;
    }

    Result<EnrolmentOutcome> enrol(const std::string& url) {
        std::optional<Result<EnrolmentOutcome>> outcome;
        QEventLoop loop;
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        EnrolmentClient client;
        client.enrol({url, code, "Tablet 7", tablet}, [&](Result<EnrolmentOutcome> answered) {
            outcome.emplace(std::move(answered));
            loop.quit();
        });
        if (!outcome)
            loop.exec();
        REQUIRE(outcome);
        return std::move(*outcome);
    }
    ErrorCode refusal() {
        const auto outcome = enrol(server.url());
        REQUIRE_FALSE(outcome.ok());
        INFO(outcome.error().message);
        return outcome.error().code;
    }
};

} // namespace

TEST_CASE("A tablet with an address and a code is enrolled") {
    World world;
    const auto outcome = world.enrol(world.server.url());
    REQUIRE(outcome.ok());
    CHECK(outcome->authority == world.authority);
    CHECK(outcome->fingerprint == sha256(canonicalBytes(world.authority)));
    CHECK(outcome->response.signer.officerName == "PC 4417 Dale");
    CHECK(isCertificateOf(outcome->response.tlsCertificate, outcome->tlsKey));
    REQUIRE(world.asked);
    CHECK(world.asked->secret == Bytes(10, 7));
    CHECK(world.asked->tabletName == "Tablet 7");
    CHECK(verify(world.tablet.publicKey(), proofBytes(*world.asked), world.asked->proof));
}

TEST_CASE("A server that is not the one of the code never sees the secret") {
    World world;
    SECTION("its document has another fingerprint") {
        world.code.fingerprint[0] ^= 1;
    }
    SECTION("its document is somebody else's, copied") {
        world.authority.tlsCertificate = TestAuthority().certificate();
        const auto fingerprint = sha256(canonicalBytes(world.authority));
        std::copy_n(fingerprint.octets.begin(), world.code.fingerprint.size(), world.code.fingerprint.begin());
    }
    CHECK(world.refusal() == ErrorCode::WrongAuthority);
    CHECK_FALSE(world.asked);
}

TEST_CASE("An enrolment of which anything does not verify is refused") {
    World world;
    SECTION("the issuing key is not certified by the root") {
        world.spoil = [&](EnrolmentResponse& response) { sign(response.issuing, world.issuing); };
    }
    SECTION("the issuing key is another server's") {
        world.spoil = [&](EnrolmentResponse& response) {
            response.issuing.serverName = "elsewhere.example";
            sign(response.issuing, world.root);
        };
    }
    SECTION("the officer's certificate is altered") {
        world.spoil = [](EnrolmentResponse& response) { response.signer.officerName = "Somebody Else"; };
    }
    SECTION("the officer's certificate is for another key") {
        world.spoil = [&](EnrolmentResponse& response) {
            response.signer.signingKey = world.root.publicKey();
            sign(response.signer, world.issuing);
        };
    }
    SECTION("the TLS certificate is for another key") {
        world.spoil = [&](EnrolmentResponse& response) {
            response.tlsCertificate = world.tlsAuthority.certify(generateTlsKey().value().publicDer, "");
        };
    }
    CHECK(world.refusal() == ErrorCode::BadSignature);
}

TEST_CASE("A refusal of the server is told in its words") {
    World world;
    world.server.answer = [](const HttpRequest&) {
        return httpAnswer(403, canonicalBytes(ErrorAnswer{"not_entitled", "That code was used already."}));
    };
    const auto outcome = world.enrol(world.server.url());
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.error().code == ErrorCode::NotEntitled);
    CHECK(outcome.error().message.find("That code was used already.") != std::string::npos);
}

TEST_CASE("Octets that are no document are refused, and an address that is none is named") {
    World world;
    world.server.answer = [](const HttpRequest&) { return httpAnswer(200, bytesOf("<html>")); };
    CHECK(world.refusal() == ErrorCode::Malformed);
    CHECK(world.enrol("server.example").error().code == ErrorCode::InvalidInput);
}

} // namespace seenheard
