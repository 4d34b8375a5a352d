#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// An officer with one record of the children of Mill Lane.
struct Evening {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    TabletViewModel& screens = asha.screens();
    ChildViewModel& child = *screens.child();

    Evening() {
        REQUIRE(asha.tablet().capture().record(
            "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
        asha.unlock();
        waitUntilStill(screens);
    }

    void open(const char* person) {
        screens.openChild(person);
        waitUntilStill(screens);
    }
};

} // namespace

TEST_CASE("A child is found by name and opens as one life") {
    Evening evening;
    auto& find = *evening.screens.find();
    find.setWords("alex");
    waitUntilStill(evening.screens);
    REQUIRE(find.children()->count() == 1);
    CHECK(find.children()->at(0, "initials").toString() == "AA, 6");

    evening.open("person-alex-ashworth");
    CHECK(evening.screens.navigation()->page() == NavigationViewModel::Page::Child);
    CHECK(evening.child.title() == "Alex Ashworth");
    CHECK(evening.child.flags()->count() == 1);
    CHECK(evening.child.asAtWords().startsWith("As of"));
    CHECK(evening.child.noFlagWords().isEmpty());
    REQUIRE(evening.child.contacts()->count() == 1);
    auto* contact = static_cast<ContactViewModel*>(evening.child.contacts()->objects().front());
    CHECK(contact->day().startsWith("Today, "));
    CHECK(contact->words()->count() > 0);
    CHECK_FALSE(contact->seemed().isEmpty());
    CHECK(contact->record() == QString::fromStdString(evening.asha.tablet().records().list(1, 0)->front().id.hex()));
}

TEST_CASE("No flag is said with the age of the data, never as no risk") {
    Evening evening;
    evening.open("person-taylor-dunn");
    CHECK(evening.child.flags()->count() == 0);
    CHECK(evening.child.noFlagWords().startsWith("No flag in data of"));
    CHECK_FALSE(evening.child.contactWords().isEmpty());
}

TEST_CASE("A record leads to the life of each child in it") {
    Evening evening;
    evening.screens.openRecord(QString::fromStdString(evening.asha.tablet().records().list(1, 0)->front().id.hex()));
    waitUntilStill(evening.screens);
    QStringList children;
    for (auto* group : evening.screens.record()->groups()->objects())
        if (const auto person = static_cast<RecordGroupViewModel*>(group)->person(); !person.isEmpty())
            children.append(person);
    CHECK(children.contains("person-alex-ashworth"));
}

TEST_CASE("Locking leaves nothing of a child in memory") {
    Evening evening;
    evening.open("person-alex-ashworth");
    evening.screens.lock();
    waitUntil([&] { return evening.child.title().isEmpty(); });
    CHECK(evening.child.contacts()->count() == 0);
}

} // namespace seenheard
