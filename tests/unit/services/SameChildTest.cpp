#include "app/services/SameChildService.h"
#include "app/storage/KnownPerson.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

/// A tablet on which Alex Ashworth is loaded, and was written down once more by somebody who spelt her otherwise.
struct TwiceKnown {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    Reference noted;

    TwiceKnown() {
        const auto record = dale.capture().record("safe_and_well",
            R"({"name": "Aleks Ashwerth", "date_of_birth": "2020-01-14", "sex": "female"})", std::nullopt);
        INFO((record.ok() ? std::string() : record.error().message));
        REQUIRE(record.ok());
        index();
        noted = {"person", notedPersonId(*record, ItemId{})};
    }
    void index() {
        while (dale.index().index(100).value()) {
        }
    }
    SameChildService& same() { return dale.reads().sameChild(); }
    std::vector<std::string> who(const Reference& person, const std::string& words = "") {
        std::vector<std::string> ids;
        const auto found = same().whoElse(person, words, 20);
        REQUIRE(found.ok());
        for (const auto& each : *found)
            ids.push_back(each.person.id);
        return ids;
    }
};

} // namespace

TEST_CASE("who may be the same child is found by what matches, and it is said why") {
    TwiceKnown known;
    const auto found = known.same().whoElse(alex, "", 20);
    REQUIRE(found.ok());
    REQUIRE(found->size() == 1);
    CHECK(found->front().person == known.noted);
    CHECK(found->front().title == "Aleks Ashwerth");
    CHECK(found->front().comparison.birth == BirthLevel::Same);
    CHECK(known.who(known.noted) == std::vector<std::string>{alex.id});
}

TEST_CASE("whoever is looked for by name is compared too, likely or not") {
    TwiceKnown known;
    CHECK(known.who(alex, "taylor") == std::vector<std::string>{"person-taylor-dunn"});
    CHECK(known.who(alex, "alex ashw").empty()); // herself
    CHECK(known.who(alex, "nobody of that name").empty());
    const auto taylor = known.same().whoElse(alex, "taylor", 20)->front();
    CHECK(taylor.comparison.birth != BirthLevel::Same);
    CHECK_FALSE(taylor.likely);
}

TEST_CASE("what speaks against it is said, whichever of the notes of a child is the likest") {
    TwiceKnown known;
    const auto record = known.dale.capture().record("incident_observation",
        R"({"children": [{"person_ref": "person-robin-ashworth", "age_band": "5_to_9"}]})", millLane);
    REQUIRE(record.ok());
    known.index();
    const auto found = known.same().whoElse(alex, "robin", 20);
    REQUIRE(found.ok());
    REQUIRE(found->size() == 1);
    auto notes = found->front().elsewhere;
    notes.push_back(found->front().comparison);
    CHECK(std::ranges::any_of(notes, [](const auto& note) { return note.birth == BirthLevel::Different; }));
    CHECK(std::ranges::any_of(notes, [](const auto& note) { return note.given == NameLevel::Different; }));
}

TEST_CASE("both stand beside each other with what is known of each") {
    TwiceKnown known;
    const auto facts = known.same().beside(alex, known.noted).value();
    REQUIRE(facts.size() >= 3);
    CHECK(facts[0].label == "Name");
    CHECK(facts[0].one == "Alex Ashworth");
    CHECK(facts[0].other == "Aleks Ashwerth");
    CHECK(facts[1].one == "14 January 2020");
    CHECK(facts[1].other == "14 January 2020");
    CHECK(facts.back().one == "the force's data");
    CHECK(facts.back().other == "one record");
}

TEST_CASE("a link is shown with its reason and by whom, and is gone when they are parted") {
    TwiceKnown known;
    REQUIRE(known.dale.links().link(alex, known.noted, "Same mother, same date of birth.").ok());
    known.index();
    CHECK(known.who(alex).empty());
    const auto pairs = known.same().links(alex).value();
    REQUIRE(pairs.size() == 1);
    CHECK(pairs.front().one == alex);
    CHECK(pairs.front().other == known.noted);
    CHECK(pairs.front().because == "Same mother, same date of birth.");
    CHECK(pairs.front().officerName == "PC 1 Dale");
    REQUIRE(known.dale.links().part(alex, known.noted, "Cousins.").ok());
    known.index();
    CHECK(known.same().links(alex)->empty());
    CHECK(known.who(alex) == std::vector<std::string>{known.noted.id});
}

} // namespace seenheard
