#include "app/services/LockedTablets.h"

#include "app/storage/CommandFile.h"
#include "tests/unit/services/BoxServerFake.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// One tablet that two officers share.
struct SharedTablet {
    FakeClock clock;
    FakeScheduler scheduler{clock};
    SystemRandom random;
    StderrLog log{LogLevel::Failure};
    TempDirectory directory;
    BoxServerFake server{scheduler};
    std::vector<std::pair<std::string, bool>> told; ///< Whose turn it was, and whether it went well.

    SharedTablet() {
        server.enrol(directory / "dale");
        server.enrol(directory / "khan");
    }
    LockedTablets courier() {
        return {directory / "dale", server.surroundings(clock, random, log), scheduler,
            [this](const std::filesystem::path& profile, const Result<LockedTablet::Report>& outcome) {
                told.emplace_back(profile.filename().string(), outcome.ok());
            }};
    }
};

} // namespace

TEST_CASE("every profile of a tablet has its turn, the one on the screen first, and again when it was quiet") {
    SharedTablet tablet;
    const auto courier = tablet.courier();
    tablet.scheduler.advance(1000);
    const std::vector<std::pair<std::string, bool>> round{{"dale", true}, {"khan", true}};
    CHECK(tablet.told == round);
    tablet.scheduler.advance(RetryPolicy{}.quietMs);
    CHECK(tablet.told.size() == 4);
}

TEST_CASE("a profile that cannot be delivered stops no other, and is tried again sooner") {
    SharedTablet tablet;
    std::filesystem::remove(ProfileDirectory{tablet.directory / "dale"}.issuingCertificate());
    const auto courier = tablet.courier();
    tablet.scheduler.advance(1000);
    const std::vector<std::pair<std::string, bool>> round{{"dale", false}, {"khan", true}};
    CHECK(tablet.told == round);
    tablet.scheduler.advance(RetryPolicy{}.quietMs / 2);
    CHECK(tablet.told.size() > 2);
}

TEST_CASE("while the server is away each round fails, and what it says is done when it is back") {
    SharedTablet tablet;
    tablet.server.away = true;
    tablet.server.tell(CommandKind::Lock);
    const auto courier = tablet.courier();
    tablet.scheduler.advance(60'000);
    CHECK(tablet.server.carriedOut == 0);
    tablet.server.away = false;
    tablet.scheduler.advance(RetryPolicy{}.mostMs);
    CHECK(tablet.server.carriedOut == 1);
    CHECK(readCommandFile({tablet.directory / "dale"}).value().locked);
    CHECK(readCommandFile({tablet.directory / "khan"}).value().locked);
}

TEST_CASE("nothing is asked any more when the courier is gone") {
    SharedTablet tablet;
    { const auto courier = tablet.courier(); }
    tablet.scheduler.advance(60'000);
    CHECK(tablet.server.asked.empty());
}

} // namespace seenheard
