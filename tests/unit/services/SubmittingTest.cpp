#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// A record of the published case, submitted by its first officer.
struct Submitted {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    RecordId record;
    std::string robinPath;

    Submitted() {
        const auto made =
            dale.capture().record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
        INFO((made.ok() ? std::string() : made.error().message));
        REQUIRE(made.ok());
        record = *made;
        const auto submitted = dale.capture().submitRecord(record);
        INFO((submitted.ok() ? std::string() : submitted.error().message));
        REQUIRE(submitted.ok());
        robinPath = childPath(dale, record, "Robin");
    }
    Status amend(const std::string& json, const std::string& reason) {
        return dale.capture().amend(record, json, reason);
    }
    std::string ofRobin(const std::string& field, const std::string& valueJson) const {
        return R"({"children": [{"person_ref": "person-robin-ashworth", ")" + field + "\": " + valueJson + "}]}";
    }
};

} // namespace

TEST_CASE("a finished record says so, to its author") {
    Submitted shift;
    const auto summary = shift.dale.records().show(shift.record)->summary;
    CHECK(summary.submitted);
    const auto unfinished = shift.dale.unfinished().unfinished();
    REQUIRE(unfinished.ok());
    for (const auto& draft : *unfinished)
        CHECK(draft.record != shift.record);
    CHECK(shift.dale.capture().open(shift.record)->amending);
}

TEST_CASE("what every entry says beside the answers is on the record") {
    Submitted shift;
    const auto view = shift.dale.records().show(shift.record).value();
    std::map<std::string, std::string> said;
    for (const auto& field : view.envelope)
        said[field.path] = words(field).front();
    CHECK(said["team"] == "Response");
    CHECK(said["district"] == "Bradford");
    CHECK(said["submitted"] == "yes");
    CHECK(said.contains("about"));
}

TEST_CASE("submitting again changes nothing") {
    Submitted shift;
    const auto before = shift.dale.entriesWritten();
    CHECK(shift.dale.capture().submitRecord(shift.record).ok());
    CHECK(shift.dale.entriesWritten() == before);
}

TEST_CASE("a record without a child, or with a child without an account, cannot be submitted") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record = dale.capture().record("incident_observation", R"({"anyone_else": "not_sure"})", millLane);
    REQUIRE(record.ok());
    const auto before = dale.entriesWritten();
    const auto empty = dale.capture().submitRecord(*record);
    REQUIRE_FALSE(empty.ok());
    CHECK(empty.error().code == ErrorCode::RuleBroken);

    const auto child = R"({"children": [{"person_ref": "person-alex-ashworth", "seen_status": "seen_and_spoken_to"}]})";
    REQUIRE(dale.capture().amend(*record, child, "").ok());
    const auto owed = dale.capture().submitRecord(*record);
    REQUIRE_FALSE(owed.ok());
    CHECK(owed.error().code == ErrorCode::RuleBroken);
    CHECK(owed.error().message.find("demeanour") != std::string::npos);
    CHECK(dale.entriesWritten() == before + 1);
    CHECK_FALSE(dale.records().show(*record)->summary.submitted);
}

TEST_CASE("what is owed is named by the form's words, never by a child's name") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record = dale.capture().record(
        "incident_observation", R"({"children": [{"name": "Zebedee Quill", "age_band": "5_to_9"}]})", std::nullopt);
    REQUIRE(record.ok());
    const auto owed = dale.capture().submitRecord(*record);
    REQUIRE_FALSE(owed.ok());
    CHECK(owed.error().message.find("Zebedee") == std::string::npos);
}

TEST_CASE("changing an answer of a submitted record needs a reason, and both stay on the record") {
    Submitted shift;
    const auto before = shift.dale.entriesWritten();
    const auto earlier = words(shift.dale.field(shift.record, "bwv_id")).front();
    const auto refused = shift.amend(R"({"bwv_id": "BWV-0214-C"})", "");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::RuleBroken);
    CHECK(shift.dale.entriesWritten() == before);

    REQUIRE(shift.amend(R"({"bwv_id": "BWV-0214-C"})", "Read the wrong label.").ok());
    const auto field = shift.dale.field(shift.record, "bwv_id");
    CHECK(words(field) == std::vector<std::string>{"BWV-0214-C"});
    CHECK(field.heads.front().reason == "Read the wrong label.");
    const auto history = shift.dale.records().history(shift.record);
    CHECK(std::any_of(history->begin(), history->end(),
        [&](const HistoryRow& row) { return row.path == "bwv_id" && row.operation.words == earlier; }));
}

TEST_CASE("adding what was not said before needs no reason") {
    Submitted shift;
    CHECK(shift.amend(R"({"home_note": "Glass on the floor."})", "").ok());
}

TEST_CASE("lowering one's own submitted concern needs a reason") {
    Submitted shift;
    const auto lower = shift.ofRobin("officer_concern", R"("some")");
    CHECK(shift.amend(lower, "").error().code == ErrorCode::RuleBroken);
    REQUIRE(shift.amend(lower, "Settled within minutes.").ok());
    CHECK(words(shift.dale.field(shift.record, shift.robinPath + "/officer_concern")).size() == 1);
}

TEST_CASE("answers that were refused do not come along with the next ones") {
    Submitted shift;
    const auto earlier = words(shift.dale.field(shift.record, "bwv_id"));
    REQUIRE_FALSE(shift.amend(R"({"bwv_id": "BWV-9999-X"})", "").ok());
    REQUIRE(shift.amend(R"({"home_note": "Glass on the floor."})", "Saw the pictures.").ok());
    CHECK(words(shift.dale.field(shift.record, "bwv_id")) == earlier);
}

TEST_CASE("what follows from the record is known as it is written") {
    Submitted shift;
    const auto draft = shift.dale.capture().open(shift.record);
    const auto consequences = shift.dale.capture().whatFollows(draft->id);
    REQUIRE(consequences.ok());
    CHECK_FALSE(consequences->empty());
}

} // namespace seenheard
