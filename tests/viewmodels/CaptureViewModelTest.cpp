#include "app/viewmodels/BodyDrawing.h"
#include "app/viewmodels/DisplayWords.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// An officer who has just begun to write of Mill Lane.
struct Writing {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    CaptureViewModel& capture = *asha.screens().capture();

    Writing() {
        asha.unlock();
        capture.start("incident_observation", millLane);
        still();
        REQUIRE(capture.isOpen());
    }

    void still() { waitUntilStill(asha.screens()); }
    void addChild(const char* band) {
        capture.addChild(band);
        still();
    }
    /// A question of the group on screen; nothing where it is not asked.
    FieldViewModel* asked(const std::string& name) {
        for (auto* group : capture.groups()->objects()) {
            auto* item = static_cast<ItemViewModel*>(group);
            auto* sections = capture.inTheRoom() ? item->inTheRoom() : item->beforeYouDriveOff();
            for (auto* section : sections->objects())
                for (auto* field : static_cast<SectionViewModel*>(section)->fields()->objects())
                    if (static_cast<FieldViewModel*>(field)->field().name == name)
                        return static_cast<FieldViewModel*>(field);
        }
        return nullptr;
    }
    FieldViewModel& question(const std::string& name) {
        auto* found = asked(name);
        INFO(name);
        REQUIRE(found);
        return *found;
    }
    void choose(const std::string& name, const char* choice) {
        question(name).choose(choice);
        still();
    }
    DraftView stored() {
        auto draft = asha.tablet().capture().start("incident_observation", millLane);
        REQUIRE(draft);
        return *draft;
    }
};

bool hasChosen(const FieldViewModel& field, const char* choice) {
    auto& rows = *const_cast<FieldViewModel&>(field).choices();
    for (int row = 0; row < rows.count(); ++row)
        if (rows.at(row, "name") == QVariant(choice))
            return rows.at(row, "chosen").toBool();
    return false;
}

} // namespace

TEST_CASE("sections come in the order of the form, and nothing is preselected") {
    Writing writing;
    writing.addChild("5_to_9");
    QStringList sections;
    auto* child = static_cast<ItemViewModel*>(writing.capture.groups()->objects().first());
    for (auto* section : child->inTheRoom()->objects())
        sections << static_cast<SectionViewModel*>(section)->name();
    CHECK(sections == QStringList{"child", "appearance", "words", "activity", "relationships", "environment"});
    CHECK_FALSE(writing.question("demeanour").answered());
}

TEST_CASE("in the room only what is asked there is listed as missing, and before driving off all of it") {
    Writing writing;
    writing.addChild("5_to_9");
    const auto names = [&](const char* question) {
        for (int row = 0; row < writing.capture.missing()->count(); ++row)
            if (writing.capture.missing()->at(row, "path").toString().endsWith(QLatin1String(question)))
                return true;
        return false;
    };
    CHECK(names("seen_status"));
    CHECK_FALSE(names("who_left_caring"));
    CHECK_FALSE(names("officer_concern"));
    CHECK(writing.capture.missing()->count() == writing.capture.missingHere());

    writing.capture.setInTheRoom(false);
    CHECK(names("who_left_caring"));
    CHECK(names("officer_concern"));
    CHECK(names("seen_status"));
}

TEST_CASE("an answer is shown at once and stored") {
    Writing writing;
    writing.question("anyone_else").choose("not_sure");
    CHECK(hasChosen(writing.question("anyone_else"), "not_sure"));
    writing.still();
    const auto key = writing.asha.tablet().at("anyone_else");
    CHECK(writing.stored().answers.at(key) == Value(Text("not_sure")));
}

TEST_CASE("a second tap takes a choice back") {
    Writing writing;
    writing.choose("anyone_else", "not_sure");
    writing.choose("anyone_else", "not_sure");
    CHECK_FALSE(writing.question("anyone_else").answered());
}

TEST_CASE("choices that cannot stand together give way to the one tapped last") {
    Writing writing;
    writing.choose("home_conditions", "animals");
    writing.choose("home_conditions", "nothing_of_concern");
    CHECK_FALSE(hasChosen(writing.question("home_conditions"), "animals"));
    writing.choose("home_conditions", "no_food");
    CHECK(hasChosen(writing.question("home_conditions"), "no_food"));
    CHECK(writing.question("home_conditions").allWellChoices()->at(0, "chosen") == QVariant(false));
}

TEST_CASE("a finding of many choices keeps each choice on its own") {
    Writing writing;
    writing.capture.setInTheRoom(false);
    writing.choose("immediate_action", "first_aid");
    writing.choose("immediate_action", "social_care_phoned");
    CHECK(hasChosen(writing.question("immediate_action"), "first_aid"));
    CHECK(hasChosen(writing.question("immediate_action"), "social_care_phoned"));
    writing.choose("immediate_action", "none");
    CHECK_FALSE(hasChosen(writing.question("immediate_action"), "first_aid"));
}

TEST_CASE("words are stored when the typing rests, exactly as typed") {
    Writing writing;
    writing.addChild("5_to_9");
    auto& quotes = writing.question("words");
    REQUIRE(quotes.itemList().size() == 1);
    auto& quote = *quotes.itemList().first()->field("quote");
    quote.type("I want it  to stop ");
    quote.settle();
    writing.still();
    CHECK(writing.question("words").itemList().first()->field("quote")->text() == "I want it  to stop ");
    CHECK_FALSE(writing.question("words").itemList().first()->isNew());
}

TEST_CASE("answers given while a new quotation is being stored reach it") {
    Writing writing;
    writing.addChild("5_to_9");
    auto& item = *writing.question("words").itemList().first();
    item.field("question")->choose("said_without_being_asked");
    item.field("quote")->type("No");
    item.field("quote")->settle();
    item.field("could_hear")->choose("staff");
    writing.still();
    REQUIRE(writing.question("words").itemList().size() == 1);
    CHECK(item.field("quote")->text() == "No");
    CHECK(hasChosen(*item.field("could_hear"), "staff"));
    CHECK(item.complete());
}

TEST_CASE("a child is shown their own words and nothing else, and what is put right is stored") {
    Writing writing;
    writing.addChild("5_to_9");
    auto& words = writing.question("words");
    CHECK_FALSE(words.holdsWords());
    words.itemList().first()->field("quote")->type("He hurt mum.");
    words.itemList().first()->field("quote")->settle();
    writing.still();
    writing.choose("demeanour", "tearful_crying");
    REQUIRE(words.holdsWords());

    writing.capture.showTheChild(&words);
    CHECK(writing.asha.screens().navigation()->page() == NavigationViewModel::Page::ShowTheChild);
    REQUIRE(writing.capture.wordsShown()->objects().size() == 1);
    auto* said = static_cast<FieldViewModel*>(writing.capture.wordsShown()->objects().first());
    said->type("He pushed mum.");
    said->settle();
    writing.asha.screens().navigation()->back();
    writing.still();
    CHECK(writing.asha.screens().navigation()->page() == NavigationViewModel::Page::Capture);
    CHECK(words.itemList().first()->field("quote")->text() == "He pushed mum.");

    writing.capture.start("incident_observation", millLane);
    writing.still();
    CHECK(writing.capture.wordsShown()->objects().isEmpty());
}

TEST_CASE("a finished quotation folds away when something else is answered") {
    Writing writing;
    writing.addChild("5_to_9");
    auto& item = *writing.question("words").itemList().first();
    item.field("question")->choose("said_without_being_asked");
    item.field("quote")->type("No");
    item.field("could_hear")->choose("staff");
    item.field("quote")->settle();
    writing.still();
    CHECK_FALSE(item.closed());
    writing.choose("demeanour", "clinging");
    CHECK(item.closed());
    CHECK(item.savedWords() == "saved 09:00");
}

TEST_CASE("a child's tab shows initials and age, never a whole name") {
    Writing writing;
    REQUIRE(writing.capture.knownPeople()->count() == 2);
    writing.capture.addKnown("person", "person-robin-ashworth");
    writing.still();
    CHECK(writing.capture.tabs()->at(1, "title") == QVariant("RA, 1–4"));
    CHECK(writing.capture.knownPeople()->count() == 1);
}

TEST_CASE("children keep the order in which they were noted") {
    Writing writing;
    for (const char* band : {"13_to_15", "under_1", "5_to_9"}) {
        writing.clock.advance(60'000);
        writing.addChild(band);
    }
    CHECK(writing.capture.tabs()->at(1, "title") == QVariant("Child A, 13–15"));
    CHECK(writing.capture.tabs()->at(2, "title") == QVariant("Child B, Under 1"));
    CHECK(writing.capture.tabs()->at(3, "title") == QVariant("Child C, 5–9"));
    CHECK(writing.capture.tab() == 3);
}

TEST_CASE("an answer of the form changes what is asked at once") {
    Writing writing;
    writing.addChild("5_to_9");
    CHECK_FALSE(writing.asked("marks"));
    writing.choose("appearance_injury", "visible_injury");
    CHECK(writing.asked("marks"));
    CHECK(writing.asked("medical"));
}

TEST_CASE("adults stand among the choices of who could hear, by letter") {
    Writing writing;
    writing.capture.addItem(&writing.question("adults"));
    auto& adult = *writing.question("adults").itemList().first();
    adult.field("relation")->choose("father");
    writing.still();
    writing.addChild("5_to_9");
    auto& hear = *writing.question("words").itemList().first()->field("could_hear");
    CHECK(hear.choices()->at(0, "words") == QVariant("Adult A"));
    hear.choose(hear.choices()->at(0, "name").toString());
    writing.still();
    CHECK(writing.question("words").itemList().first()->field("could_hear")->choices()->at(0, "chosen")
        == QVariant(true));
}

TEST_CASE("a tap on the drawing of a body says where, on which side and seen from where; a second one takes it back") {
    Writing writing;
    writing.addChild("5_to_9");
    writing.choose("appearance_injury", "visible_injury");
    auto* mark = writing.question("marks").itemList().first();
    BodyDrawing drawing;
    drawing.setField(mark->field("place"));
    drawing.setView(BodyDrawing::View::Back);
    drawing.setWidth(300);

    drawing.tap(3 * 66, 3 * 102); // what is on our right is his right when he turns his back
    writing.still();
    CHECK(mark->field("place")->choice() == "buttocks_or_hips");
    drawing.tap(3 * 84, 3 * 107);
    writing.still();
    CHECK(mark->field("place")->choice() == "hand_or_wrist");
    CHECK(mark->field("side")->choice() == "right");
    CHECK(mark->field("seen_from")->choice() == "back");
    drawing.tap(3 * 84, 3 * 107);
    writing.still();
    CHECK_FALSE(mark->field("place")->answered());
    drawing.tap(3, 3);
    CHECK_FALSE(mark->field("place")->answered());
}

TEST_CASE("a moment is a time of day that has been") {
    Writing writing;
    writing.capture.setInTheRoom(false);
    writing.choose("immediate_action", "social_care_phoned");
    auto& phoned = writing.question("social_care_at");
    CHECK_FALSE(phoned.setTimeOfDay("25:99"));
    CHECK(phoned.setTimeOfDay("23:15"));
    REQUIRE(phoned.instant());
    CHECK(phoned.instant()->utcMs == FakeClock::startUtcMs - (9 * 60 + 45) * 60'000);
}

TEST_CASE("leaving makes what was written an entry, and coming back finds it") {
    Writing writing;
    writing.choose("anyone_else", "not_sure");
    bool left = false;
    writing.capture.leave([&] { left = true; });
    waitUntil([&] { return left; });
    CHECK(writing.asha.tablet().entriesWritten() == 1);

    writing.capture.open(writing.capture.record());
    writing.still();
    CHECK(hasChosen(writing.question("anyone_else"), "not_sure"));
}

TEST_CASE("an amendment without its reason stays a draft and is not lost") {
    Writing writing;
    REQUIRE(writing.asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    REQUIRE(writing.asha.tablet().capture().submitRecord(writing.capture.record()));
    const auto before = writing.asha.tablet().entriesWritten();
    writing.capture.open(writing.capture.record());
    writing.still();
    REQUIRE(writing.capture.amending());
    writing.choose("anyone_else", "not_sure");
    bool left = false;
    writing.capture.leave([&] { left = true; });
    waitUntil([&] { return left; });
    CHECK(writing.asha.tablet().entriesWritten() == before);

    writing.capture.open(writing.capture.record());
    writing.still();
    CHECK(hasChosen(writing.question("anyone_else"), "not_sure"));
    writing.capture.setReason("Asked the neighbour.");
    left = false;
    writing.capture.leave([&] { left = true; });
    waitUntil([&] { return left; });
    CHECK(writing.asha.tablet().entriesWritten() == before + 1);
}

TEST_CASE("the flags that were on Before you ask are answered by themselves") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    asha.unlock();
    auto& screens = asha.screens();
    screens.prepare("incident_observation", "A child at an incident");
    waitUntilStill(screens);
    screens.briefing()->choose("incident", display::text(millLane.id));
    waitUntilStill(screens);
    REQUIRE(screens.briefing()->flags()->count() > 0);
    screens.startCapture();
    waitUntilStill(screens);
    const auto draft = asha.tablet().capture().draft(screens.capture()->draftId());
    REQUIRE(draft.ok());
    CHECK(draft->answers.at(asha.tablet().at("flags_seen_before_entry"))
        == Value(Choices{{"child_protection_plan", "marac"}}));
    CHECK(draft->answers.contains(asha.tablet().at("flags_as_of")));
}

} // namespace seenheard
