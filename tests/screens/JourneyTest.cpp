#include "tests/screens/Journey.h"

#include <catch2/catch_test_macros.hpp>

#include <QQuickItem>
#include <QQuickWindow>

namespace seenheard {

using Page = NavigationViewModel::Page;

namespace {

std::string textOf(Journey& officer, const char* name) {
    auto* item = officer.window().item(QString::fromUtf8(name));
    REQUIRE(item);
    return item->property("text").toString().toStdString();
}

bool isChosen(Journey& officer, const char* name) {
    auto* item = officer.window().item(QString::fromUtf8(name));
    REQUIRE(item);
    return item->property("selected").toBool();
}

} // namespace

TEST_CASE("a wrong PIN is said plainly and the right one opens the tablet") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);

    for (const char* key : {"pin.1", "pin.1", "pin.1", "pin.1", "pin.unlock"})
        officer.tap(key);
    CHECK(textOf(officer, "unlock.state") == "That is not the PIN of this tablet. Try again.");
    CHECK(officer.screens().navigation()->page() == Page::Unlock);

    officer.unlock();
    CHECK(officer.shows("start.incident_observation"));
}

TEST_CASE("a locked tablet is one PIN and one tap from its start page, and shows no record") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.tap("today.lock");

    CHECK(officer.screens().navigation()->page() == Page::Unlock);
    CHECK_FALSE(officer.shows("start.incident_observation"));
}

TEST_CASE("Today opens at its beginning, with what needs the officer in sight") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    for (int record = 0; record < 12; ++record)
        REQUIRE(asha.tablet().capture().record(
            "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    REQUIRE(asha.tablet().capture().start("incident_observation", millLane));
    Journey officer(asha);
    officer.unlock();

    const auto* list = officer.window().item(QStringLiteral("records"));
    REQUIRE(list);
    // Turned, and read in larger letters: whoever was at the beginning still is.
    for (const auto& size : {QSize(1280, 800), QSize(412, 915), QSize(800, 1280), QSize(1280, 800)})
        for (const double zoom : {1.0, 2.0, 1.0}) {
            officer.screens().appearance()->setZoom(zoom);
            officer.window().window()->resize(size);
            officer.settle();
            INFO(size.width() << " wide, letters times " << zoom << ": at " << list->property("contentY").toReal()
                              << ", above it " << list->property("topMargin").toReal());
            CHECK(officer.shows("unfinished.0"));
            CHECK(list->property("atYBeginning").toBool());
        }
}

TEST_CASE("flags stand before the first question, with their age, and not on it") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.tap("start.incident_observation");
    officer.tap("incident.incident-da-two-young-children");

    CHECK(textOf(officer, "briefing.asAt").starts_with("As of "));
    CHECK(officer.screens().briefing()->flags()->count() > 0);
    officer.tap("begin");
    CHECK(officer.screens().navigation()->page() == Page::Capture);
    CHECK(textOf(officer, "capture.notes").find("note") != std::string::npos);
    CHECK(textOf(officer, "capture.notes").find("protection plan") == std::string::npos);
}

TEST_CASE("an answer is one tap, is stored, and is still there after leaving and coming back to the same child") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("anyone_else.rooms_checked_no");
    officer.tap("children.add.under_1");
    officer.tap("tab.0");
    officer.tap("children.add.13_to_15");
    officer.tap("children.2.demeanour.quiet_withdrawn");
    CHECK(officer.screens().capture()->savedWords() == "Saved 21:26");

    officer.tap("back");
    CHECK(officer.screens().navigation()->page() == Page::BeforeYouAsk);
    officer.tap("back");
    officer.tap("unfinished.0");
    CHECK(officer.screens().capture()->tab() == 2);
    CHECK(isChosen(officer, "children.2.demeanour.quiet_withdrawn"));
    officer.tap("tab.0");
    CHECK(isChosen(officer, "anyone_else.rooms_checked_no"));
}

TEST_CASE("not obtained is one tap and its reason the second") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");
    officer.countFromHere();

    officer.tap("children.1.demeanour.not_obtained");
    officer.tap("children.1.demeanour.reason.unsafe_to_ask");

    CHECK(officer.taps() == 2);
    CHECK(isChosen(officer, "children.1.demeanour.not_obtained"));
}

TEST_CASE("a child asleep derives what could not be observed and shows it as derived") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.1_to_4");
    officer.tap("children.1.seen_status.seen_asleep_and_checked");

    CHECK_FALSE(officer.shows("children.1.demeanour.clinging"));
    officer.tap("children.1.demeanour.myself");
    CHECK(officer.shows("children.1.demeanour.clinging"));
}

TEST_CASE("what the officer makes of it is never asked in the room") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");

    CHECK_FALSE(officer.shows("children.1.officer_concern.serious"));
    officer.tap("part.beforeYouDriveOff");
    CHECK(officer.shows("children.1.officer_concern.serious"));
    CHECK_FALSE(officer.shows("children.1.demeanour.clinging"));
}

TEST_CASE("the foot names what is missing and jumps there") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");
    officer.tap("children.1.seen_status.seen_and_spoken_to");
    const auto before = officer.screens().capture()->missingHere();
    REQUIRE(before > 0);

    officer.tap("tab.0");
    officer.tap("capture.next");
    CHECK(officer.screens().capture()->tab() == 1);
    officer.tap("children.1.appearance_injury.tired");

    CHECK(officer.screens().capture()->missingHere() == before - 1);
}

TEST_CASE("undo takes the last answer back") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("anyone_else.not_sure");
    officer.tap("capture.undo");

    CHECK_FALSE(isChosen(officer, "anyone_else.not_sure"));
}

TEST_CASE("one gesture covers everything until it is held") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.tap("coverNow");

    CHECK_FALSE(officer.shows("start.incident_observation"));
    officer.tap("cover");
    CHECK_FALSE(officer.shows("start.incident_observation"));
    officer.screens().setCovered(false);
    officer.settle();
    CHECK(officer.shows("start.incident_observation"));
}

TEST_CASE("a record that is complete is submitted and then read, with where it is") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    Journey officer(asha);
    officer.unlock();
    officer.tap("unfinished.0");
    officer.tap("capture.whatFollows");
    REQUIRE(officer.screens().whatFollows()->hindrances()->count() == 0);
    CHECK(officer.screens().whatFollows()->consequences()->count() > 0);
    officer.tap("submit");

    CHECK(officer.screens().navigation()->page() == Page::Record);
    CHECK(textOf(officer, "record.sending") == "On this tablet");
    CHECK(officer.screens().record()->submitted());
    CHECK(officer.shows("record.write"));
}

TEST_CASE("what is owed keeps a record from being submitted, and a tap goes there") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("anyone_else.not_sure");
    officer.tap("capture.whatFollows");
    REQUIRE(officer.screens().whatFollows()->hindrances()->count() > 0);
    CHECK_FALSE(officer.window().item(QStringLiteral("submit"))->isEnabled());

    officer.tap("hindrance.0");
    CHECK(officer.screens().navigation()->page() == Page::Capture);
}

TEST_CASE("a supervisor decides a difference with a reason, and an officer cannot") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens tom(clock, 2, "PC Tom Whitaker");
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    REQUIRE(tom.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    MeetingPlace server(clock);
    server.meet({&asha.tablet(), &tom.tablet(), &ruth.tablet()});

    {
        Journey officer(asha);
        officer.unlock();
        officer.tap("today.differences");
        CHECK(officer.shows("difference.0.0"));
        CHECK_FALSE(officer.shows("difference.0.0.take"));
    }
    Journey sergeant(ruth);
    sergeant.unlock();
    sergeant.tap("today.differences");
    const int before = sergeant.screens().differences()->cards()->count();
    REQUIRE(before > 0);
    sergeant.tap("difference.0.0.take");
    CHECK_FALSE(sergeant.window().item(QStringLiteral("decide.0.confirm"))->isEnabled());
    sergeant.fill("decide.0.reason", "Seen after the arrest.");
    sergeant.tap("decide.0.confirm");

    CHECK(sergeant.screens().differences()->cards()->count() == before - 1);
}

} // namespace seenheard
