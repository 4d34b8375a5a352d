#include "app/services/Prefill.h"

#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

Answers prefilled(const std::string& json) {
    return prefilledFrom(*incidentForm(), incidentForm()->fields(), {}, ReferenceItem{millLane, "", "", json});
}

RegisterKey at(const std::string& path) {
    return incidentForm()->keyOf(path).value();
}

} // namespace

TEST_CASE("what the picked incident says need not be asked again") {
    const auto answers = prefilled(R"({"incident_kind": "domestic_abuse", "previous_incidents": 2})");
    CHECK(answers.at(at("incident_ref")) == Value(millLane));
    CHECK(answers.at(at("incident_kind")) == Value(Text("domestic_abuse")));
    CHECK(answers.at(at("previous_incidents")) == Value(std::int64_t{2}));
}

TEST_CASE("a fact that does not fit its field is left out") {
    const auto answers = prefilled(R"({"incident_kind": "parking", "previous_incidents": "many"})");
    CHECK(answers.size() == 1);
}

TEST_CASE("loaded data that cannot be read fills nothing but the reference") {
    CHECK(prefilled("[").size() == 1);
    CHECK(prefilled("null").size() == 1);
}

TEST_CASE("the moment an item begins is noted by itself") {
    const Instant now{FakeClock::startUtcMs, 60, {}};
    const auto* children = incidentForm()->fieldAt(at("children"));
    const auto answers = beginningTimes(children->fields, {FieldNumber{24}, ItemId{}}, now);
    CHECK(answers == Answers{{RegisterKey{{FieldNumber{24}, ItemId{}, FieldNumber{100}}}, now}});
}

} // namespace seenheard
