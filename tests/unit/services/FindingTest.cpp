#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// The first record found by the words, with where they stand.
FoundWords wordsAround(OfficerTablet& officer, const std::string& words) {
    const auto found = officer.find().find(words, 10);
    REQUIRE(found.ok());
    REQUIRE_FALSE(found->empty());
    return officer.find().around(found->front().id, words).value();
}

struct Searched {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    RecordId record;

    Searched() {
        record = dale.capture()
                     .record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane)
                     .value();
        REQUIRE(dale.index().index(100).value() == false);
    }
};

} // namespace

TEST_CASE("a record is found by a word that a child said, with the words around it") {
    Searched shift;
    const auto found = shift.dale.find().find("want stop", 10);
    REQUIRE(found.ok());
    REQUIRE(found->size() == 1);
    CHECK(found->front().id == shift.record);
    const auto words = wordsAround(shift.dale, "want stop");
    CHECK(words.excerpt.find("I want it to stop") != std::string::npos);
    CHECK(words.fieldLabel.find("Alex Ashworth") != std::string::npos);
}

TEST_CASE(
    "a child's words are found as a child's words, with who could hear, and with no name that a list may not show") {
    Searched shift;
    const auto words = wordsAround(shift.dale, "want stop");
    CHECK(words.quotation);
    CHECK(words.notAlone);
    CHECK(words.shortLabel.starts_with("AA 6: "));
    CHECK_FALSE(words.name);

    const auto child = wordsAround(shift.dale, "robin");
    CHECK(child.name);
    CHECK(child.shortLabel == "RA 3");
    CHECK_FALSE(child.quotation);
    CHECK_FALSE(child.notAlone);
}

TEST_CASE("a record is found by a child's name, a street, a choice in words and the beginning of a word") {
    Searched shift;
    for (const std::string words : {"robin", "mill lane", "Ashw", "ashworth shipley"}) {
        INFO(words);
        CHECK(shift.dale.find().find(words, 10)->size() == 1);
    }
}

TEST_CASE("what is typed is words, never syntax, and what is nowhere is not found") {
    Searched shift;
    for (const std::string words : {"helicopter", "robin AND helicopter", "\"", "robin NOT helicopter", "", "*"}) {
        INFO(words);
        const auto found = shift.dale.find().find(words, 10);
        REQUIRE(found.ok());
        CHECK(found->empty());
    }
}

TEST_CASE("an amended record is indexed anew") {
    Searched shift;
    REQUIRE(shift.dale.capture().amend(shift.record, R"({"home_note": "A canary in a cage."})", "").ok());
    REQUIRE(shift.dale.index().index(100).ok());
    CHECK(shift.dale.find().find("canary", 10)->size() == 1);
}

} // namespace seenheard
