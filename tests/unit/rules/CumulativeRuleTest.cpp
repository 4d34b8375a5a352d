#include "tests/unit/rules/Following.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {
namespace {

using testing::followsFrom;
using testing::ofRule;

constexpr const char* returned = R"({"returned_at": "2022-03-05T02:00:00Z"})";
constexpr const char* someConcern =
    R"({"children": [{"id": "03000000000000000000000000000000", "officer_concern": "some"}]})";

LocalFacts known(std::uint32_t concerns, std::uint32_t episodes) {
    LocalFacts local;
    local.earlier[ItemId{}] = {concerns, episodes};
    local.earlier[*ItemId::fromHex("03000000000000000000000000000000")] = {concerns, episodes};
    return local;
}

std::vector<Consequence> escalates(const std::string& form, const std::string& json, const LocalFacts& local) {
    return ofRule(followsFrom(form, json, "2022-03-05T02:30:00+00:00", local), "R9");
}

TEST_CASE("R9: the third time missing in thirty days asks for a strategy meeting") {
    CHECK(escalates("safe_and_well", returned, known(0, 1)).empty());
    const auto third = escalates("safe_and_well", returned, known(0, 2));
    REQUIRE(third.size() == 1);
    CHECK(third.front().why.find("3 times missing in 30 days") != std::string::npos);
    CHECK(third.front().starts == "meeting");
    // The interview about an episode is not another episode.
    CHECK(escalates("return_interview", returned, known(0, 5)).empty());
}

TEST_CASE("R9: the third lower concern in three months asks for a strategy meeting") {
    CHECK(escalates("incident_observation", someConcern, known(2, 0)).size() == 1);
    CHECK(escalates("incident_observation", someConcern, known(1, 0)).empty());
    CHECK(
        escalates("incident_observation", R"({"children": [{"officer_concern": "none_seen"}]})", known(7, 0)).empty());
}

TEST_CASE("R9: a district sets its own thresholds") {
    auto local = known(1, 4);
    local.district.lowConcerns = 2;
    local.district.missingEpisodes = 6;
    CHECK(escalates("incident_observation", someConcern, local).size() == 1);
    CHECK(escalates("safe_and_well", returned, local).empty());
}

} // namespace
} // namespace seenheard
