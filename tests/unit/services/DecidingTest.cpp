#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// Two officers differ on one child's concern; their sergeant has both records.
struct Differing {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    OfficerTablet khan{clock, 2, "PC 2 Khan"};
    OfficerTablet reed{clock, 3, "PS 3 Reed", Role::Supervisor};
    MeetingPlace place{clock};
    RecordId record;
    std::string path;

    Differing() {
        for (const auto& [officer, which] : {std::pair(&dale, "first"), std::pair(&khan, "second")}) {
            const auto made = officer->capture().record("incident_observation",
                caseAnswers(std::string("da-two-young-children.") + which + "-officer"), millLane);
            REQUIRE(made.ok());
            record = *made;
        }
        meet();
        path = childPath(reed, record, "Alex") + "/officer_concern";
    }
    void meet() {
        clock.advance(1000);
        place.meet({&dale, &khan, &reed});
        place.meet({&dale, &khan, &reed});
    }
};

} // namespace

TEST_CASE("a supervisor decides with a reason, and the choice reaches both tablets") {
    Differing shift;
    REQUIRE(shift.reed.differences().mayDecide());
    REQUIRE(shift.reed.decisions().decide(shift.record, shift.path, R"("serious")", "B saw the child later.").ok());
    CHECK(shift.reed.differences().open()->empty());
    shift.meet();
    for (auto* tablet : {&shift.dale, &shift.khan, &shift.reed}) {
        CHECK(tablet->differences().open()->empty());
        const auto field = tablet->field(shift.record, shift.path);
        REQUIRE(field.heads.size() == 1);
        CHECK(field.heads.front().value == Value(Text("serious")));
        CHECK(field.heads.front().officerName == "PS 3 Reed");
        CHECK(field.heads.front().reason == "B saw the child later.");
        const auto history = tablet->records().history(shift.record);
        CHECK(std::count_if(history->begin(), history->end(), [&](const HistoryRow& row) {
            return row.path == shift.path;
        }) == 3);
    }
}

TEST_CASE("a decision can be decided again") {
    Differing shift;
    REQUIRE(shift.reed.decisions().decide(shift.record, shift.path, R"("serious")", "B saw the child later.").ok());
    shift.meet();
    REQUIRE(shift.reed.decisions().decide(shift.record, shift.path, R"("some")", "Both agree now.").ok());
    shift.meet();
    CHECK(words(shift.dale.field(shift.record, shift.path)).size() == 1);
    CHECK(shift.dale.field(shift.record, shift.path).heads.front().value == Value(Text("some")));
}

TEST_CASE("an entry that had not seen the decision opens it again, and it is said whose") {
    Differing shift;
    CHECK(shift.reed.differences().open()->front().reopened.empty());
    REQUIRE(shift.reed.decisions().decide(shift.record, shift.path, R"("some")", "Both agree now.").ok());
    REQUIRE(shift.khan.capture()
                .amend(shift.record,
                    R"({"children": [{"person_ref": "person-alex-ashworth", "officer_concern": "immediate_danger"}]})",
                    "Alex told me more.")
                .ok());
    shift.meet();
    const auto open = shift.reed.differences().open();
    REQUIRE(open.ok());
    REQUIRE(open->size() == 1);
    CHECK(open->front().reopened
        == "PS 3 Reed had decided this; what PC 2 Khan wrote had not seen the decision, so it is open again");
}

TEST_CASE("a decision that may not be made changes nothing") {
    Differing shift;
    const auto before = shift.reed.entriesWritten();
    auto& reed = shift.reed.decisions();
    const auto code = [](const Status& status) { return status.error().code; };
    CHECK(code(shift.dale.decisions().decide(shift.record, shift.path, R"("some")", "I was there."))
        == ErrorCode::NotEntitled);
    CHECK(code(reed.decide(shift.record, shift.path, R"("some")", "")) == ErrorCode::RuleBroken);
    CHECK(code(reed.decide(shift.record, shift.path, R"("mild")", "Because.")) == ErrorCode::InvalidInput);
    CHECK(code(reed.decide(shift.record, shift.path, "null", "Because.")) == ErrorCode::InvalidInput);
    CHECK(code(reed.decide(shift.record, shift.path, "{", "Because.")) == ErrorCode::Malformed);
    CHECK(code(reed.decide(shift.record, "no/such/field", R"("some")", "Because.")) == ErrorCode::UnknownField);
    CHECK(code(reed.decide(shift.record, "children", R"("some")", "Because.")) == ErrorCode::UnknownField);
    CHECK(code(reed.decide(RecordId{}, shift.path, R"("some")", "Because.")) == ErrorCode::NotFound);
    CHECK(shift.reed.entriesWritten() == before);
    CHECK_FALSE(shift.dale.differences().mayDecide());
    CHECK(shift.reed.differences().open()->size() == 1);
}

TEST_CASE("an account is never decided") {
    Differing shift;
    const auto demeanour = childPath(shift.reed, shift.record, "Alex") + "/demeanour";
    CHECK(shift.reed.decisions().decide(shift.record, demeanour, R"(["asleep"])", "Because.").error().code
        == ErrorCode::RuleBroken);
    CHECK(shift.reed.field(shift.record, demeanour).heads.size() == 2);
}

TEST_CASE("a decided record is not the supervisor's to finish") {
    Differing shift;
    REQUIRE(shift.reed.decisions().decide(shift.record, shift.path, R"("serious")", "Later is better.").ok());
    CHECK(shift.reed.unfinished().unfinished()->empty());
}

} // namespace seenheard
