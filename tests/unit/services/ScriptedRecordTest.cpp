#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {

namespace {

struct BadAnswers {
    std::string what;
    std::string json;
    ErrorCode code;
    std::string names; ///< What the message has to name.
};

} // namespace

TEST_CASE("answers that cannot be taken are refused by name, and nothing is saved") {
    const auto bad = GENERATE(BadAnswers{"unknown field", R"({"weather": "rain"})", ErrorCode::UnknownField, "weather"},
        BadAnswers{"unknown field of a child", R"({"children": [{"mood": "x"}]})", ErrorCode::UnknownField, "mood"},
        BadAnswers{"unknown choice", R"({"bwv": "sometimes"})", ErrorCode::InvalidInput, "bwv"},
        BadAnswers{"wrong type", R"({"bwv": 7})", ErrorCode::InvalidInput, "bwv"},
        BadAnswers{"a list where one is asked", R"({"children": "two"})", ErrorCode::InvalidInput, "children"},
        BadAnswers{
            "unknown reason", R"({"anyone_else": {"not_obtained": "lazy"}})", ErrorCode::InvalidInput, "anyone_else"},
        BadAnswers{"no such moment", R"({"observed_at": "yesterday"})", ErrorCode::InvalidInput, "observed_at"},
        BadAnswers{"no object", "[]", ErrorCode::InvalidInput, ""},
        BadAnswers{"nothing in it", "{}", ErrorCode::InvalidInput, "empty"},
        BadAnswers{"truncated", R"({"bwv": "none")", ErrorCode::Malformed, ""},
        BadAnswers{"no JSON", "bwv: none", ErrorCode::Malformed, ""});
    INFO(bad.what);
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto refused = dale.capture().record("incident_observation", bad.json, millLane);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == bad.code);
    CHECK(refused.error().message.find(bad.names) != std::string::npos);
    CHECK(dale.entriesWritten() == 0);
    CHECK(dale.records().count().value() == 0);
    CHECK(dale.store().drafts().all()->empty());
}

TEST_CASE("a text over its limit is refused without repeating it") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto refused = dale.capture().record(
        "incident_observation", R"({"bwv_id": ")" + std::string(30'000, 'q') + "\"}", std::nullopt);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("bwv_id") != std::string::npos);
    CHECK(refused.error().message.find("qqq") == std::string::npos);
    CHECK(dale.entriesWritten() == 0);
}

TEST_CASE("every published case can be recorded and submitted") {
    const auto name = GENERATE(std::string("da-two-young-children.first-officer"),
        std::string("da-two-young-children.second-officer"), std::string("da-behaviour-not-recorded.answers"),
        std::string("missing-two-found-wandering.answers"), std::string("punched-on-way-to-school.answers"),
        std::string("struck-by-mother-interpreter.answers"));
    INFO(name);
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const Reference about{"incident", "incident-" + name.substr(0, name.find('.'))};
    const auto record = dale.capture().record("incident_observation", caseAnswers(name), about);
    INFO((record.ok() ? std::string() : record.error().message));
    REQUIRE(record.ok());
    const auto submitted = dale.capture().submitRecord(*record);
    INFO((submitted.ok() ? std::string() : submitted.error().message));
    CHECK(submitted.ok());
    CHECK(dale.records().show(*record)->summary.differences == 0);
}

TEST_CASE("a record of something that was not picked gets an id of its own each time") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto one = dale.capture().record("incident_observation", R"({"bwv": "none"})", std::nullopt);
    const auto other = dale.capture().record("incident_observation", R"({"bwv": "none"})", std::nullopt);
    REQUIRE(one.ok());
    REQUIRE(other.ok());
    CHECK(*one != *other);
    CHECK(dale.records().list(10, 0)->size() == 2);
}

TEST_CASE("a record that does not exist cannot be amended, submitted, shown or told") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    CHECK(dale.capture().amend(RecordId{}, R"({"bwv": "none"})", "").error().code == ErrorCode::NotFound);
    CHECK(dale.capture().submitRecord(RecordId{}).error().code == ErrorCode::NotFound);
    CHECK(dale.records().show(RecordId{}).error().code == ErrorCode::NotFound);
    CHECK(dale.records().history(RecordId{}).error().code == ErrorCode::NotFound);
}

} // namespace seenheard
