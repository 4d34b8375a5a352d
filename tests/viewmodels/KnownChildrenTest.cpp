#include "app/viewmodels/DisplayWords.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// An officer at Mill Lane who has added a child by an age.
struct Hallway {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    CaptureViewModel& capture = *asha.screens().capture();

    Hallway() {
        asha.unlock();
        still();
        capture.start("incident_observation", millLane);
        still();
        capture.addChild("1_to_4");
        still();
    }

    void still() { waitUntilStill(asha.screens()); }

    ItemViewModel& child() {
        for (auto* group : capture.groups()->objects())
            if (auto* item = static_cast<ItemViewModel*>(group); !item->isScene())
                return *item;
        FAIL("no child is on screen");
        std::abort();
    }

    void say(const char* field, const char* words) {
        auto* question = child().field(field);
        REQUIRE(question);
        question->type(words);
        question->settle();
        still();
    }
};

} // namespace

TEST_CASE("A child who is named is offered as one already known, by initials, with why") {
    Hallway hall;
    CHECK(hall.child().mayBe()->count() == 0);
    hall.say("name", "Robyn Ashwerth");
    auto& offers = *hall.child().mayBe();
    REQUIRE(offers.count() == 1);
    CHECK(offers.at(0, "id").toString() == "person-robin-ashworth");
    CHECK(offers.at(0, "initials").toString().startsWith("RA"));
    CHECK(offers.at(0, "title").toString().startsWith("Robin Ashworth"));
    CHECK(offers.at(0, "alike").toString().contains("same address", Qt::CaseInsensitive));
    CHECK(hall.child().childField()->reference() == std::nullopt);
}

TEST_CASE("One tap links, one tap takes the link back, and what was written stays") {
    Hallway hall;
    hall.say("name", "Robyn Ashwerth");
    hall.child().link(hall.child().mayBe()->at(0, "id").toString());
    hall.still();
    CHECK(hall.child().childField()->reference() == robin);
    CHECK(hall.child().linkedWith() == "RA");
    CHECK(hall.child().mayBe()->count() == 0);
    CHECK(hall.child().field("name")->text() == "Robyn Ashwerth");

    hall.child().unlink();
    hall.still();
    CHECK_FALSE(hall.child().childField()->reference());
    CHECK(hall.child().linkedWith().isEmpty());
    CHECK(hall.child().mayBe()->count() == 1);
    CHECK(hall.child().field("name")->text() == "Robyn Ashwerth");
}

TEST_CASE("Undo takes a link back") {
    Hallway hall;
    hall.say("name", "Robyn Ashwerth");
    hall.child().link("person-robin-ashworth");
    hall.still();
    hall.capture.undo();
    hall.still();
    CHECK_FALSE(hall.child().childField()->reference());
}

TEST_CASE("Whoever comes back to a draft sees with whom a child is linked") {
    Hallway hall;
    hall.say("name", "Robyn Ashwerth");
    hall.child().link("person-robin-ashworth");
    hall.still();
    hall.capture.leave();
    hall.still();
    hall.capture.open(hall.capture.record());
    hall.still();
    hall.capture.setTab(1);
    hall.still();
    CHECK(hall.child().linkedTitle() == "Robin Ashworth");
}

TEST_CASE("A child picked from those known there has nothing to take back") {
    Hallway hall;
    hall.capture.addKnown("person", "person-alex-ashworth");
    hall.still();
    CHECK(hall.child().linkedWith().isEmpty());
}

} // namespace seenheard
