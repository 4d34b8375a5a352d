#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

struct AfterAnIncident {
    explicit AfterAnIncident(Role role = Role::Officer) : dale(clock, 1, "PC 1 Dale", role) {}

    FakeClock clock;
    OfficerTablet dale;

    RecordId recorded(const std::string& form, const std::string& answers, const Reference& about) {
        const auto record = dale.capture().record(form, caseAnswers(answers), about);
        INFO((record.ok() ? std::string() : record.error().message));
        REQUIRE(record.ok());
        return *record;
    }
    DraftView from(std::string_view form, const RecordId& source) {
        auto draft = dale.capture().startFrom(form, source);
        INFO((draft.ok() ? std::string() : draft.error().message));
        REQUIRE(draft.ok());
        return *std::move(draft);
    }
};

/// Every value that a field of a list has, through its items.
std::vector<Value> inItems(const DraftView& draft, const std::string& list, const std::string& field) {
    std::vector<Value> values;
    for (const auto& id : itemsIn(*draft.form, draft.answers, draft.form->keyOf(list).value())) {
        const auto key = draft.form->keyOf(list + "/" + id.hex() + "/" + field).value();
        if (const auto found = draft.answers.find(key); found != draft.answers.end())
            values.push_back(found->second);
    }
    return values;
}

bool holds(const std::vector<Value>& values, const Value& wanted) {
    return std::find(values.begin(), values.end(), wanted) != values.end();
}

bool isOwed(const DraftView& draft, const std::string& path) {
    return std::any_of(draft.evaluation.missing.begin(), draft.evaluation.missing.end(),
        [&](const Missing& missing) { return missing.path == path; });
}

} // namespace

TEST_CASE("a referral takes over the children, their words and who could hear, and asks none of it again") {
    AfterAnIncident shift;
    const auto source = shift.recorded("incident_observation", "da-two-young-children.first-officer", millLane);
    const auto referral = shift.from("referral", source);
    CHECK(inItems(referral, "children", "person_ref").size() == 2);
    CHECK(holds(inItems(referral, "children", "person_ref"), alex));
    CHECK(holds(inItems(referral, "source_records", "record"), Reference{"record", source.hex()}));
    CHECK(holds(inItems(referral, "voice", "quote"), Text("I want it to stop")));
    CHECK(holds(inItems(referral, "voice", "could_hear"), Choices{{"another_child"}}));
    CHECK(inItems(referral, "people_posing_risk", "person_ref").size() == 1);
    CHECK(referral.answers.at(referral.form->keyOf("footage_ref").value()) == Value(Text("BWV-2115-A")));
    for (const auto* carried : {"children", "concern_types", "people_posing_risk", "recipients"})
        CHECK_FALSE(isOwed(referral, carried));
    for (const auto* judged : {"what_happened", "grade", "threshold_view", "parents_told"})
        CHECK(isOwed(referral, judged));
}

TEST_CASE("what an officer makes of it is not carried over as a fact") {
    AfterAnIncident shift;
    const auto referral =
        shift.from("referral", shift.recorded("incident_observation", "da-two-young-children.first-officer", millLane));
    for (const auto& [key, value] : referral.answers)
        if (const auto* text = std::get_if<Text>(&value))
            CHECK(text->find("Highly distressed") == std::string::npos);
}

TEST_CASE("a child's worry and a person described go with the referral of an interview") {
    AfterAnIncident shift;
    const auto source = shift.recorded(
        "return_interview", "missing-13-and-15-many-times.answers", {"missing_episode", "missing-ellis-marsden-9"});
    const auto referral = shift.from("referral", source);
    CHECK(
        inItems(referral, "children", "person_ref") == std::vector<Value>{Reference{"person", "person-ellis-marsden"}});
    CHECK(holds(inItems(referral, "voice", "quote"), Text("He gets me vapes")));
    CHECK(holds(
        inItems(referral, "people_posing_risk", "described_as"), Text("A man called Macca, about 25, white van")));
    CHECK(referral.answers.at(referral.form->keyOf("child_worried_if_told").value())
        == Value(Text("The home must not know who told about Macca.")));
}

TEST_CASE("a referral of one record is one record, whoever begins it and however often") {
    AfterAnIncident shift;
    FakeClock clock;
    OfficerTablet khan(clock, 2, "PC 2 Khan");
    const auto source = shift.recorded("incident_observation", "da-two-young-children.first-officer", millLane);
    const auto theirs =
        khan.capture().record("incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane);
    REQUIRE(theirs.value() == source);
    const auto first = shift.from("referral", source);
    CHECK(shift.from("referral", source).record == first.record);
    CHECK(shift.from("referral", source).answers == first.answers);
    CHECK(khan.capture().startFrom("referral", source)->record == first.record);
    CHECK(shift.from("meeting", source).record != shift.from("meeting", source).record);
}

TEST_CASE("R8: a finished record of domestic abuse has its referral drafted, as an entry that travels") {
    AfterAnIncident shift;
    auto draft = shift.dale.capture().start("incident_observation", millLane);
    REQUIRE(draft.ok());
    REQUIRE(shift.dale.capture()
                .amend(shift.recorded("incident_observation", "da-two-young-children.first-officer", millLane),
                    R"({"bwv_id": "BWV-2115-B"})", "The second camera")
                .ok());
    const auto before = shift.dale.entriesWritten();
    REQUIRE(shift.dale.capture().submit(draft->id, {}).ok());
    CHECK(shift.dale.entriesWritten() == before + 2);
    const auto unfinished = shift.dale.unfinished().unfinished();
    REQUIRE(unfinished.ok());
    REQUIRE(unfinished->size() == 1);
    CHECK(unfinished->front().form->id() == "referral");
}

TEST_CASE("a finished record that calls for no referral has none drafted") {
    AfterAnIncident shift;
    const Reference moorEdge{"home", "home-moor-edge"};
    const auto visit = shift.recorded("home_visit", "home-two-homes-repeat.answers", moorEdge);
    const auto draft = shift.dale.capture().open(visit);
    REQUIRE(draft.ok());
    REQUIRE(shift.dale.capture().submit(draft->id, {}).ok());
    CHECK(shift.dale.unfinished().unfinished()->empty());
}

TEST_CASE("a review knows which record and which children it is of") {
    AfterAnIncident shift(Role::Supervisor);
    const auto source = shift.recorded("incident_observation", "da-two-young-children.first-officer", millLane);
    const auto review = shift.from("review", source);
    CHECK(review.answers.at(review.form->keyOf("reviewed_record").value()) == Value(Reference{"record", source.hex()}));
    CHECK(itemsIn(*review.form, review.answers, review.form->keyOf("children_quality").value()).size() == 2);
    CHECK_FALSE(isOwed(review, "reviewed_record"));
}

} // namespace seenheard
