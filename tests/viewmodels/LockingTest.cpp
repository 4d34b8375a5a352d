#include "app/viewmodels/IdleDriver.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

#include <QMouseEvent>
#include <QWindow>

namespace seenheard {

namespace {

constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60 * second;

/// A window that somebody may touch, and what its driver wants of the tablet behind it.
struct Watched {
    FakeClock clock;
    QWindow window;
    IdleDriver idle{clock, window};
    int covers = 0;
    int locks = 0;

    Watched() {
        QObject::connect(&idle, &IdleDriver::coverWanted, [this] { ++covers; });
        QObject::connect(&idle, &IdleDriver::lockWanted, [this] { ++locks; });
    }
    void wait(std::int64_t ms) {
        clock.advance(ms);
        idle.look();
    }
    void send(QEvent::Type type) {
        QMouseEvent event(type, QPointF(1, 1), QPointF(1, 1), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }
};

} // namespace

TEST_CASE("T2: a tablet that nobody touches is covered after a minute and locked after three, once each") {
    Watched tablet;
    tablet.wait(59 * second);
    CHECK(tablet.covers == 0);
    tablet.wait(1 * second);
    CHECK(tablet.covers == 1);
    tablet.wait(119 * second);
    CHECK(tablet.locks == 0);
    tablet.wait(1 * second);
    CHECK(tablet.locks == 1);
    tablet.wait(10 * minute);
    CHECK(tablet.covers == 1);
    CHECK(tablet.locks == 1);
}

TEST_CASE("T2: a finger, a pen or a key begins the minute anew, and what the tablet draws by itself does not") {
    Watched tablet;
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseMove}) {
        tablet.wait(50 * second);
        tablet.send(type);
        CHECK(tablet.covers == 0);
    }
    tablet.wait(59 * second);
    CHECK(tablet.covers == 0);
    QEvent drawn(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&tablet.window, &drawn);
    tablet.wait(1 * second);
    CHECK(tablet.covers == 1);
    SECTION("and after a touch it is covered once more") {
        tablet.send(QEvent::MouseButtonPress);
        tablet.wait(minute);
        CHECK(tablet.covers == 2);
        CHECK(tablet.locks == 0);
    }
}

TEST_CASE("T2: the force says after how long a tablet is locked") {
    Watched tablet;
    tablet.idle.setLimits({60 * second, 30 * second});
    tablet.wait(30 * second);
    CHECK(tablet.covers == 0);
    CHECK(tablet.locks == 1);
}

TEST_CASE("T2: an hour asleep locks, and a clock that is set back keeps nothing open") {
    Watched tablet;
    SECTION("the clock that never jumps stood still meanwhile") {
        tablet.clock.jumpTo(FakeClock::startUtcMs + 60 * minute);
        tablet.idle.look();
        CHECK(tablet.locks == 1);
    }
    SECTION("set back by a day") {
        tablet.clock.jumpTo(FakeClock::startUtcMs - 24 * 60 * minute);
        tablet.wait(3 * minute);
        CHECK(tablet.locks == 1);
    }
}

TEST_CASE("T2: locking closes the store and then has the program start afresh, once; a locked tablet does not") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.screens().lockSoon();
    waitUntilStill(asha.screens());
    CHECK(asha.startedAfresh() == 0);

    asha.unlock();
    asha.screens().coverSoon();
    CHECK(asha.screens().covered());
    asha.screens().lockSoon();
    waitUntilStill(asha.screens());
    CHECK(asha.screens().navigation()->page() == NavigationViewModel::Page::Unlock);
    CHECK_FALSE(asha.screens().covered());
    CHECK(asha.startedAfresh() == 1);
}

TEST_CASE("T2: an open tablet knows what its force set, and Unlock is never covered") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    std::optional<IdleLimits> told;
    QObject::connect(
        &asha.screens(), &TabletViewModel::idleLimitsKnown, [&told](const IdleLimits& limits) { told = limits; });
    asha.screens().coverSoon();
    CHECK_FALSE(asha.screens().covered());
    asha.unlock();
    REQUIRE(told);
    CHECK(told->lockAfterMs == 3 * minute);
}

TEST_CASE("T2: a program that was started afresh leads back to the same field of the same record, once") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    const auto record =
        asha.tablet()
            .capture()
            .record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane)
            .value();
    const auto child = childPath(asha.tablet(), record, "Alex");
    REQUIRE(asha.tablet().places().keep({record, true, child + "/demeanour"}).ok());

    asha.unlock();
    CHECK(asha.screens().navigation()->page() == NavigationViewModel::Page::Capture);
    CHECK(asha.screens().capture()->record() == record);
    CHECK(asha.screens().capture()->wanted().toStdString() == child + "/demeanour");
    CHECK_FALSE(asha.tablet().places().take().value());
}

} // namespace seenheard
