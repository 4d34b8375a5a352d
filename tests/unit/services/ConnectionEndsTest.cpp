#include "app/services/ConnectionEnds.h"

#include "platform/base/File.h"
#include "sync/engine/CertificateRenewal.h"
#include "sync/protocol/PackedMessage.h"
#include "sync/protocol/Renewal.h"
#include "tests/unit/services/BoxServerFake.h"
#include "tests/unit/transport/TestAuthority.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

std::int64_t realNowMs() {
    return SystemClock().now().utcMs;
}

/// A locked tablet whose certificates end some days from now, and a clock that stands at now.
struct EndingTablet {
    explicit EndingTablet(int days, int authorityDays = 3000) : authority(authorityDays) {
        server.enrol(profile.root);
        certificate = authority.certify(key.publicDer, "", 1, days);
        REQUIRE(writeFileDurably(profile.tlsCertificate(), certificate).ok());
        REQUIRE(writeFileDurably(profile.tlsAuthority(), authority.certificate()).ok());
    }
    /// One delivery to its end.
    Result<LockedTablet::Report> deliver() {
        auto tablet = LockedTablet::open(profile.root, server.surroundings(clock, random, log));
        REQUIRE(tablet.ok());
        std::optional<Result<LockedTablet::Report>> report;
        (*tablet)->deliver([&](Result<LockedTablet::Report> done) { report = std::move(done); });
        scheduler.advance(1000);
        REQUIRE(report.has_value());
        return *report;
    }
    /// What the server says to a request for another certificate: this one.
    void gives(Bytes another) {
        server.renew = [this, another = std::move(another)](const HttpRequest& request) {
            const auto asked = renewalRequestFrom(*unpackMessage(request.body));
            REQUIRE(asked.ok());
            CHECK(asked->serverName == "Test Force");
            CHECK(asked->tlsPublicKey == key.publicDer);
            ++askedFor;
            return HttpResponse{200, packMessage(canonicalBytes(RenewalResponse{another, realNowMs()}))};
        };
    }
    [[nodiscard]] Bytes held() const { return readFile(profile.tlsCertificate(), 100'000).value(); }
    [[nodiscard]] std::string advice() const { return adviceOn(readConnectionEnds(profile).value(), clock.now()); }

    FakeClock clock{realNowMs()};
    FakeScheduler scheduler{clock};
    SystemRandom random;
    StderrLog log{LogLevel::Failure};
    TempDirectory directory;
    ProfileDirectory profile{directory / "dale"};
    BoxServerFake server{scheduler};
    TestAuthority authority;
    TlsKey key = generateTlsKey().value();
    Bytes certificate;
    int askedFor = 0;
};

} // namespace

TEST_CASE("a tablet says 30 days before its certificate or its authority ends what ends when, and what to do") {
    EndingTablet tablet(100);
    CHECK(tablet.advice().empty());
    tablet.clock.advance(69 * dayMs);
    CHECK(tablet.advice().empty());
    tablet.clock.advance(2 * dayMs);
    CHECK(tablet.advice().starts_with("This tablet's certificate ends on "));
    CHECK(tablet.advice().find("renewed by itself") != std::string::npos);
    CHECK(tablet.advice().find('\n') == std::string::npos);
    tablet.clock.advance(30 * dayMs);
    CHECK(tablet.advice().find("way to the server ended on ") != std::string::npos);
    CHECK(tablet.advice().find("is saved and waits here") != std::string::npos);

    EndingTablet ending(1800, 20);
    CHECK(ending.advice().starts_with("The server's authority ends on "));
    CHECK(ending.advice().find("enrolled again") != std::string::npos);
}

TEST_CASE("certificates that cannot be read are named, not guessed") {
    EndingTablet tablet(100);
    REQUIRE(writeFileDurably(tablet.profile.tlsCertificate(), Bytes{1, 2, 3}).ok());
    const auto ends = readConnectionEnds(tablet.profile);
    REQUIRE_FALSE(ends.ok());
    CHECK(ends.error().message.find("tls-certificate.der") != std::string::npos);
    CHECK(tablet.deliver().ok());
}

TEST_CASE("60 days before its end a tablet, locked or not, has its certificate renewed, once") {
    EndingTablet tablet(100);
    const auto later = tablet.authority.certify(tablet.key.publicDer, "", 1, 1800);
    tablet.gives(later);
    CHECK_FALSE(tablet.deliver()->renewed);
    CHECK(tablet.askedFor == 0);
    tablet.clock.advance(41 * dayMs);
    CHECK(tablet.deliver()->renewed);
    CHECK(tablet.held() == later);
    CHECK(tablet.advice().empty());
    CHECK_FALSE(tablet.deliver()->renewed);
    CHECK(tablet.askedFor == 1);
}

TEST_CASE("what is no renewal of its own certificate a tablet leaves aside, and its box is delivered all the same") {
    EndingTablet tablet(20);
    const TestAuthority stranger(3000);
    const auto& key = tablet.key.publicDer;
    for (const auto& wrong :
        {stranger.certify(key, "", 1, 1800), tablet.authority.certify(generateTlsKey().value().publicDer, "", 1, 1800),
            tablet.authority.certify(key, "", 1, 19), tablet.certificate, Bytes{1, 2, 3}, Bytes{}}) {
        tablet.gives(wrong);
        const auto report = tablet.deliver();
        REQUIRE(report.ok());
        CHECK_FALSE(report->renewed);
        CHECK(tablet.held() == tablet.certificate);
    }
    CHECK(tablet.askedFor == 6);
    tablet.server.renew = [](const HttpRequest&) { return HttpResponse{200, Bytes{9, 9}}; };
    CHECK(tablet.deliver().ok());
    tablet.server.renew = nullptr; // An older server has no such path.
    CHECK(tablet.deliver().ok());
    CHECK(tablet.held() == tablet.certificate);
}

} // namespace seenheard
