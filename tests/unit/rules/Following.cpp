#include "tests/unit/rules/Following.h"

#include "sync/forms/IsoTime.h"
#include "sync/forms/Json.h"
#include "tests/unit/forms/Cases.h"
#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard::testing {

std::vector<Consequence> followsFrom(
    const std::string& form, const std::string& json, const std::string& at, const LocalFacts& local) {
    const auto parsed = parseJson(json);
    REQUIRE(parsed.ok());
    const auto answers = answersFromJson(bundledForm(form), *parsed, itemIdsForTests());
    INFO((answers.ok() ? std::string() : answers.error().message));
    REQUIRE(answers.ok());
    const auto now = *instantFrom(at);
    return whatFollows(bundledForm(form), *answers, now, now, local);
}

std::vector<Consequence> ofRule(const std::vector<Consequence>& all, std::string_view rule) {
    std::vector<Consequence> wanted;
    std::copy_if(
        all.begin(), all.end(), std::back_inserter(wanted), [&](const Consequence& each) { return each.rule == rule; });
    return wanted;
}

} // namespace seenheard::testing
