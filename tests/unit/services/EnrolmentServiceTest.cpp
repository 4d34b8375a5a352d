#include "app/services/EnrolmentService.h"

#include "platform/base/File.h"
#include "tests/support/FakeClock.h"
#include "tests/support/SeededRandom.h"
#include "tests/support/TempDirectory.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {

namespace {

/// A server that answers as it should, or fails as a test wants it.
class FakeRoad final : public EnrolmentRoad {
public:
    void enrol(const FirstContact& contact, Done done) override {
        ++contacts;
        if (failure)
            return done(*failure);
        FirstContactAnswer answer;
        answer.authority.serverName = answer.response.issuing.serverName = "test.example";
        answer.authority.tlsCertificate = {1, 2, 3};
        answer.response.signer.signingKey = contact.signingKey.publicKey();
        answer.response.signer.officerName = "PC 1 Dale";
        answer.response.signer.team = "Response";
        answer.response.signer.tabletName = contact.tabletName;
        answer.response.tlsCertificate = {4, 5};
        answer.response.identityKey = Bytes(32, 5);
        answer.tlsKeyPem = {6};
        if (whileUnderWay)
            whileUnderWay();
        done(answer);
    }

    int contacts = 0;
    std::optional<Error> failure;
    std::function<void()> whileUnderWay;
};

/// Goes nowhere: the tests of unlocking send nothing.
class NoTransport final : public Transport {
public:
    void send(HttpRequest, Answer, Sent) override {}
    void cancel() override {}
};

struct NewTablet {
    TempDirectory directory;
    FakeClock clock;
    SeededRandom random;
    StderrLog log{LogLevel::Failure};
    FakeRoad road;
    std::filesystem::path profile = directory / "profile";

    static std::string goodCode() { return textOf(EnrolmentCode{}); }

    Result<Enrolment> enrol(const std::string& pin = "246813", const std::string& code = goodCode(),
        const std::string& tabletName = "Tablet 7") {
        EnrolmentService service({clock, random, road, {8ULL * 1024 * 1024, 1}});
        std::optional<Result<Enrolment>> outcome;
        service.enrol({profile, "https://127.0.0.1:1", code, pin, tabletName},
            [&](Result<Enrolment> enrolled) { outcome = std::move(enrolled); });
        REQUIRE(outcome);
        return *outcome;
    }
    Result<std::unique_ptr<Tablet>> unlock(const std::string& pin = "246813") {
        return Tablet::unlock(profile, pin, {clock, random, log, [](const ServerContact&) {
                                                 return Result<std::unique_ptr<Transport>>(
                                                     std::make_unique<NoTransport>());
                                             }});
    }
};

} // namespace

TEST_CASE("an enrolled tablet opens with its PIN and knows who it is for") {
    NewTablet tablet;
    const auto enrolled = tablet.enrol();
    INFO((enrolled.ok() ? std::string() : enrolled.error().message));
    REQUIRE(enrolled.ok());
    CHECK(enrolled->officerName == "PC 1 Dale");
    CHECK(enrolled->tabletName == "Tablet 7");
    const auto opened = tablet.unlock();
    REQUIRE(opened.ok());
    CHECK((*opened)->enrolment().serverName == "test.example");
    CHECK((*opened)->reads().records().count().value() == 0);
}

TEST_CASE("keys and certificates are for the owner's eyes alone") {
    NewTablet tablet;
    REQUIRE(tablet.enrol().ok());
    for (const auto& file : std::filesystem::directory_iterator(tablet.profile)) {
        INFO(file.path());
        const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
        if (file.is_regular_file() && file.path().extension() != ".db")
            CHECK((file.status().permissions() & others) == std::filesystem::perms::none);
    }
    CHECK(std::filesystem::status(tablet.profile).permissions() == std::filesystem::perms::owner_all);
}

TEST_CASE("a wrong PIN opens nothing, and a second program is kept out") {
    NewTablet tablet;
    REQUIRE(tablet.enrol().ok());
    CHECK(tablet.unlock("000000").error().code == ErrorCode::WrongPin);
    const auto open = tablet.unlock();
    REQUIRE(open.ok());
    CHECK(tablet.unlock().error().code == ErrorCode::Busy);
}

TEST_CASE("a folder that is no profile says that no tablet is enrolled there") {
    NewTablet tablet;
    CHECK(tablet.unlock().error().code == ErrorCode::NotFound);
    CHECK_FALSE(std::filesystem::exists(tablet.profile));
}

TEST_CASE("an enrolled profile is never enrolled over") {
    NewTablet tablet;
    REQUIRE(tablet.enrol().ok());
    const auto again = tablet.enrol("999999");
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().code == ErrorCode::AlreadyExists);
    CHECK(tablet.road.contacts == 1);
    CHECK(tablet.unlock().ok());
}

TEST_CASE("a folder that holds anything is left as it is") {
    NewTablet tablet;
    std::filesystem::create_directories(tablet.profile);
    REQUIRE(writeFileDurably(tablet.profile / "vault", bytesOf("left over")).ok());
    CHECK(tablet.enrol().error().code == ErrorCode::AlreadyExists);
    CHECK(textOf(*readFile(tablet.profile / "vault", 100)) == "left over");
    CHECK(tablet.road.contacts == 0);
}

TEST_CASE("an empty folder that was there before is used, and stays empty where enrolling fails") {
    NewTablet tablet;
    std::filesystem::create_directories(tablet.profile);
    tablet.road.failure = fail(ErrorCode::Unreachable, "Nothing answers there.");
    CHECK(tablet.enrol().error().code == ErrorCode::Unreachable);
    CHECK(std::filesystem::is_empty(tablet.profile));
    tablet.road.failure.reset();
    CHECK(tablet.enrol().ok());
}

TEST_CASE("where enrolling fails everything is as it was, and it can be tried again") {
    NewTablet tablet;
    SECTION("because the server refuses") {
        tablet.road.failure = fail(ErrorCode::ServerRefused, "That code was used before.");
    }
    SECTION("because a file cannot be written") {
        tablet.road.whileUnderWay = [&] { std::filesystem::create_directories(tablet.profile / "tls-key.pem"); };
    }
    SECTION("because the store cannot be made") {
        tablet.road.whileUnderWay = [&] { std::filesystem::create_directories(tablet.profile / "store.db"); };
    }
    CHECK_FALSE(tablet.enrol().ok());
    CHECK_FALSE(std::filesystem::exists(tablet.profile));
    tablet.road.failure.reset();
    tablet.road.whileUnderWay = nullptr;
    CHECK(tablet.enrol().ok());
}

TEST_CASE("a PIN, code or name that will not do is refused before anything is made") {
    NewTablet tablet;
    const auto code = [&](const Result<Enrolment>& result) { return result.ok() ? "" : wordFor(result.error().code); };
    CHECK(code(tablet.enrol("123")) == "invalid_input");
    CHECK(code(tablet.enrol("")) == "invalid_input");
    CHECK(code(tablet.enrol("1234\n")) == "invalid_input");
    CHECK(code(tablet.enrol(std::string(200, '1'))) == "invalid_input");
    CHECK(code(tablet.enrol("246813", "no code at all")) == "invalid_input");
    CHECK(code(tablet.enrol("246813", NewTablet::goodCode(), "")) == "invalid_input");
    CHECK(code(tablet.enrol("246813", NewTablet::goodCode(), "a\tb")) == "invalid_input");
    CHECK_FALSE(std::filesystem::exists(tablet.profile));
    CHECK(tablet.road.contacts == 0);
}

TEST_CASE("a PIN of four characters is enough, in any script") {
    CHECK(checkPin("2468").ok());
    CHECK(checkPin("żółć").ok());
    CHECK_FALSE(checkPin("żół").ok());
}

TEST_CASE("the cost of a PIN is never below the usual one") {
    const auto cost = calibratedPinCost(SystemClock());
    REQUIRE(cost.ok());
    CHECK(cost->memoryBytes >= PinCost{}.memoryBytes);
    CHECK(cost->passes >= PinCost{}.passes);
}

} // namespace seenheard
