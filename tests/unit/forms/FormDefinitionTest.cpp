#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

using testing::incidentObservation;

TEST_CASE("A form says of what each start is a record of its own, and where it begins") {
    CHECK(testing::bundledForm("home_visit").anewKinds() == std::vector<std::string>{"home"});
    CHECK(testing::bundledForm("safe_and_well").anewKinds() == std::vector<std::string>{"person"});
    CHECK(incidentObservation().anewKinds().empty());
    CHECK(incidentObservation().startsOnToday());
    CHECK_FALSE(testing::bundledForm("referral").startsOnToday());

    std::string visit = testing::sourceFile("app/forms/home_visit.json");
    const auto tryWith = [&](const std::string& from, const std::string& to) {
        std::string changed = visit;
        const auto at = changed.find(from);
        REQUIRE(at != std::string::npos);
        return FormDefinition::fromJson(bytesOf(changed.replace(at, from.size(), to)));
    };
    CHECK(
        tryWith(R"("anew": ["home"])", R"("anew": ["incident"])").error().message.find("'anew'") != std::string::npos);
    CHECK(tryWith(R"("place_on_today": 4)", R"("started_from": "home")").error().message.find("'started_from'")
        != std::string::npos);
    const auto meeting = tryWith(R"("anew": ["home"],)", "");
    REQUIRE(meeting.ok());
    CHECK(checkSuccession(testing::bundledForm("home_visit"), *meeting).error().code == ErrorCode::RuleBroken);
}

TEST_CASE("The incident observation loads and is what it says it is") {
    const FormDefinition& form = incidentObservation();
    CHECK(form.id() == "incident_observation");
    CHECK(form.aboutKinds() == std::vector<std::string>{"incident"});
    CHECK(form.fields().size() > 20);
    CHECK_FALSE(form.hash().isZero());
}

} // namespace
} // namespace seenheard
