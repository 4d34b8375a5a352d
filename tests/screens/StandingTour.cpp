#include "tests/screens/StandingTour.h"

#include "app/services/ConnectionEnds.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t dayMs = 24 * 60 * minuteMs;

void goTo(Journey& officer, NavigationViewModel::Page page) {
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();
    if (page != NavigationViewModel::Page::Today)
        officer.screens().navigation()->go(page);
    officer.settle();
}

void showThisTablet(Journey& officer) {
    goTo(officer, NavigationViewModel::Page::ThisTablet);
}

void openRecordAtMillLane(Journey& officer) {
    goTo(officer, NavigationViewModel::Page::Today);
    officer.tapRecord(0);
}

/// Everything at once that can be wrong between a tablet and its server.
SendingStatus muchIsWrong(std::uint64_t head) {
    SendingStatus status;
    status.box = {head, 412'000, 2, "Insp. Shah", "PIN forgotten"};
    status.lostByRollback = 4;
    status.outsideHead = OutsideHeadFound::Damaged;
    status.forked = true;
    status.lastFailure = "The server did not answer. What waits is safe on this tablet.";
    return status;
}

/// The rows of This tablet, as a store stands, is altered and puts itself right.
void visitStore(Onlooker& onlooker, OfficerScreens& asha) {
    auto& tablet = asha.tablet();
    REQUIRE(tablet.integrity().sweepWhole().ok());
    REQUIRE(tablet.store()
                .database()
                .execute("INSERT INTO put_away(record, scopes, at_ms) VALUES (zeroblob(16), zeroblob(0), "
                    + std::to_string(evening - 26 * 60 * minuteMs) + ")")
                .ok());
    Journey officer(asha);
    onlooker.meet(officer);
    officer.unlock();
    showThisTablet(officer);
    onlooker.look(officer, "28-this-tablet-checked", "tablet.sending");

    VerifiedAnswer answer;
    answer.position = tablet.store().sync().position().value();
    answer.missingNumbers = {3, 5};
    REQUIRE(tablet.store().sync().apply(answer).ok());
    REQUIRE(tablet.store().database().execute("UPDATE records SET digest = zeroblob(32)").ok());
    REQUIRE(tablet.store().database().execute("DELETE FROM outbox").ok());
    REQUIRE(tablet.integrity().sweepWhole().ok());
    asha.network().now = muchIsWrong(tablet.entriesWritten());
    showThisTablet(officer);
    onlooker.look(officer, "28-this-tablet-does-not-fit", "tablet.sending");

    asha.network().now = {};
    officer.screens().lock();
    officer.settle();
    tablet.reopen();
    officer.unlock();
    showThisTablet(officer);
    onlooker.look(officer, "28-this-tablet-put-right", "tablet.sending");

    REQUIRE(tablet.store().database().execute("UPDATE entries SET entry = zeroblob(length(entry))").ok());
    openRecordAtMillLane(officer);
    onlooker.look(officer, "28-record-not-as-kept");
}

/// What sending says where it is not the network's doing.
void visitSending(Onlooker& onlooker, OfficerScreens& asha) {
    Journey officer(asha);
    onlooker.meet(officer);
    officer.unlock();
    // Where there is no network.
    REQUIRE(asha.tablet().capture().record("incident_observation", caseAnswers("da-behaviour-not-recorded.answers"),
        Reference{"incident", "incident-da-behaviour-not-recorded"}));
    asha.clock().advance(40 * minuteMs);
    asha.network().now = {};
    asha.network().now.waiting = 3;
    goTo(officer, NavigationViewModel::Page::Today);
    onlooker.look(officer, "28-today-presses");
    asha.network().now.diskFull = true;
    asha.network().now.lastFailure = std::string(diskIsFullWords);
    goTo(officer, NavigationViewModel::Page::Today);
    onlooker.look(officer, "28-today-disk-full");
    officer.tap("sendingBar");
    onlooker.look(officer, "28-sending-disk-full");
    asha.network().now = {};
    asha.network().now.lastFailure = std::string(leaseIsOverWords);
    goTo(officer, NavigationViewModel::Page::Sending);
    onlooker.look(officer, "28-sending-lease-passed");
    officer.screens().lock();
    officer.settle();
    asha.keys().rules = {8, true};
    officer.unlock();
    onlooker.look(officer, "28-today-other-pin");
    asha.keys().rules = {};
    officer.screens().lock();
    officer.settle();
}

/// What may be out of date, and what ends soon.
void visitFeeds(Onlooker& onlooker, OfficerScreens& asha) {
    Journey officer(asha);
    onlooker.meet(officer);
    officer.unlock();
    const auto now = asha.clock().now().utcMs;
    asha.tablet().set(
        "feed/flags", R"({"every_minutes": 20, "heard_at_ms": )" + std::to_string(now - 200 * minuteMs) + "}");
    asha.network().now = {};
    asha.network().now.connectionAdvice = adviceOn({now + 20 * dayMs, now + 900 * dayMs}, asha.clock().now());
    goTo(officer, NavigationViewModel::Page::Today);
    onlooker.look(officer, "28-today-feed-stopped");
    officer.tap("start.incident_observation");
    officer.tap("incident.incident-da-two-young-children");
    onlooker.look(officer, "28-before-you-ask-feed-stopped", "briefing.feeds");
    officer.screens().lock();
    officer.settle();
}

/// What is asked before colleagues' words are shown, and said where they are not.
void visitWhatIsAsked(Onlooker& onlooker, OfficerScreens& ruth) {
    Journey sergeant(ruth);
    onlooker.meet(sergeant);
    sergeant.unlock();
    ruth.clock().advance(6 * minuteMs);
    openRecordAtMillLane(sergeant);
    onlooker.look(sergeant, "27-pin-again");
    for (const auto* key : {"pin.1", "pin.1", "pin.1", "pin.1", "pin.unlock"})
        sergeant.tap(key);
    onlooker.look(sergeant, "27-pin-again-wrong");
    for (const auto* key : {"pin.2", "pin.4", "pin.6", "pin.8", "pin.unlock"})
        sergeant.tap(key);
    ruth.tablet().set("ask_why", R"({"asked": true})");
    openRecordAtMillLane(sergeant);
    onlooker.look(sergeant, "27-why");
    sergeant.tap("ask.review");
    REQUIRE(ruth.tablet().store().database().execute("DROP TABLE views").ok());
    openRecordAtMillLane(sergeant);
    sergeant.tap("ask.review");
    onlooker.look(sergeant, "27-not-shown");
}

} // namespace

void tourOfStanding(Onlooker& onlooker) {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    MeetingPlace server(clock);
    server.meet({&asha.tablet(), &ruth.tablet()});
    visitWhatIsAsked(onlooker, ruth);
    visitSending(onlooker, asha);
    visitFeeds(onlooker, asha);
    visitStore(onlooker, asha);
}

} // namespace seenheard
