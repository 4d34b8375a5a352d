#include "tests/screens/Journey.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

void answerTheScene(Journey& officer) {
    officer.tap("anyone_else.rooms_checked_no");
    officer.tap("home_conditions.nothing_of_concern");
    officer.type("home_seen", "Tidy, warm, food in the kitchen.");
}

void answerOfAChildInTheRoom(Journey& officer, const std::string& child) {
    officer.tap(child + "seen_status.seen_and_spoken_to");
    officer.tap(child + "exposure.heard_it");
    officer.tap(child + "demeanour.tearful_crying");
    officer.tap(child + "demeanour.watchful_checking_adults");
    officer.tap(child + "appearance_injury.tired");
    officer.tap(child + "words.1.question.said_without_being_asked");
    officer.type(child + "words.1.quote", "I want it to stop");
    officer.tap(child + "words.1.could_hear.nobody_else");
    officer.tap(child + "relationships.protects_sibling");
}

} // namespace

TEST_CASE("the first child at an incident takes 16 taps, besides typing") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.countFromHere();

    answerTheScene(officer);
    officer.tap("children.add.5_to_9");
    answerOfAChildInTheRoom(officer, "children.1.");
    REQUIRE(officer.screens().capture()->missingHere() == 0);
    officer.tap("capture.next"); // Before you drive off
    officer.tap("who_left_caring.social_care");
    officer.tap("immediate_action.social_care_phoned");
    officer.tap("children.1.officer_concern.some");
    officer.type("children.1.concern_because", "She checks every adult who moves.");

    INFO(officer.screens().capture()->missing()->at(0, "path").toString().toStdString());
    CHECK(officer.screens().capture()->missing()->count() == 0);
    CHECK(officer.taps() <= 16);
}

TEST_CASE("a further child takes 10 taps, besides typing") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");
    officer.tap("tab.0");
    officer.countFromHere();

    officer.tap("children.add.10_to_12");
    answerOfAChildInTheRoom(officer, "children.2.");
    const int inTheRoom = officer.taps();
    officer.tap("part.beforeYouDriveOff");
    officer.tap("children.2.officer_concern.some");
    officer.type("children.2.concern_because", "He will not leave his sister.");

    // The way to the second part is walked once for all children.
    CHECK(inTheRoom + 1 <= 10);
}

TEST_CASE("a child asleep takes 7 taps and a child not seen 4") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.countFromHere();

    officer.tap("children.add.5_to_9");
    officer.tap("children.1.seen_status.seen_asleep_and_checked");
    officer.tap("part.beforeYouDriveOff");
    if (officer.shows("children.1.officer_concern.some"))
        officer.tap("children.1.officer_concern.some");
    const int owed = officer.screens().capture()->missing()->count();
    INFO("still owed: " << owed);
    CHECK(officer.taps() <= 7);

    officer.tap("part.inTheRoom");
    officer.tap("tab.0");
    officer.countFromHere();
    officer.tap("children.add.13_to_15");
    officer.tap("children.2.seen_status.not_seen_whereabouts_unknown");
    officer.type("children.2.not_seen_note", "Left before we came.");
    CHECK(officer.taps() <= 4);
}

} // namespace seenheard
