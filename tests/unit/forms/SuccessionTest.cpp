#include "tests/unit/forms/Definitions.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace seenheard {
namespace {

using testing::formWith;

const std::string published =
    R"({"name": "words", "number": 20, "type": "text", "max_length": 50, "verbatim": true, "label": "Words", "section": "scene", "tier": "optional", "kind": "account"},)"
    R"({"name": "concern", "number": 21, "type": "one", "label": "Concern", "section": "scene", "tier": "essential", "kind": "finding", "policy": "protective", "not_obtained_rank": 2,)"
    R"( "choices": [{"number": 1, "name": "some", "label": "Some", "rank": 3}, {"number": 2, "name": "none", "label": "None", "rank": 1}]})";

/// The published fields with one thing changed.
std::string with(const std::string& from, const std::string& to) {
    std::string changed = published;
    const auto at = changed.find(from);
    REQUIRE(at != std::string::npos);
    return changed.replace(at, from.size(), to);
}

Status follows(const std::string& newer) {
    const auto older = formWith(published);
    const auto next = formWith(newer);
    REQUIRE(older.ok());
    INFO((next.ok() ? std::string() : next.error().message));
    REQUIRE(next.ok());
    return checkSuccession(*older, *next);
}

TEST_CASE("Words, order, limits upwards and new fields or choices may change") {
    CHECK(follows(published).ok());
    CHECK(follows(with("\"label\": \"Concern\"", "\"label\": \"How concerned?\"")).ok());
    CHECK(follows(with("\"max_length\": 50", "\"max_length\": 500")).ok());
    CHECK(follows(with("\"tier\": \"optional\"", "\"tier\": \"end_of_duty\"")).ok());
    CHECK(
        follows(with("{\"number\": 1, \"name\": \"some\"",
                    R"({"number": 3, "name": "serious", "label": "Serious", "rank": 4}, {"number": 1, "name": "some")"))
            .ok());
    CHECK(follows(published
        + R"(, {"name": "more", "number": 22, "type": "date", "label": "More", "section": "scene", "tier": "optional", "kind": "account"})")
              .ok());
}

TEST_CASE("What was published keeps number, type, kind, policy, rank and meaning") {
    const auto [from, to] = GENERATE(table<std::string, std::string>(
        {{"\"number\": 20", "\"number\": 25"}, {"\"name\": \"words\"", "\"name\": \"speech\""},
            {"\"max_length\": 50", "\"max_length\": 40"}, {", \"verbatim\": true", ""}, {"\"rank\": 3", "\"rank\": 4"},
            {"\"not_obtained_rank\": 2", "\"not_obtained_rank\": 4"},
            {"\"kind\": \"account\"", "\"kind\": \"finding\", \"policy\": \"latest\""},
            {"\"number\": 1, \"name\": \"some\"", "\"number\": 3, \"name\": \"some\""},
            {"\"name\": \"some\"", "\"name\": \"slight\""},
            {", {\"number\": 2, \"name\": \"none\", \"label\": \"None\", \"rank\": 1}", ""},
            {"\"type\": \"text\", \"max_length\": 50, \"verbatim\": true", "\"type\": \"date\""}}));
    CAPTURE(from, to);
    const auto status = follows(with(from, to));
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().message.find("never changes") != std::string::npos);
}

TEST_CASE("The shipped definition follows itself") {
    CHECK(checkSuccession(testing::incidentObservation(), testing::incidentObservation()).ok());
}

TEST_CASE("What puts a record into a scope was published and never changes") {
    const std::string home =
        R"({"name": "home", "number": 30, "type": "text", "max_length": 50, "label": "Home", "section": "scene", "tier": "optional", "kind": "account")";
    const auto older = formWith(home + "}");
    const auto newer = formWith(home + R"(, "scope": "home"})");
    REQUIRE(older.ok());
    REQUIRE(newer.ok());
    CHECK(checkSuccession(*older, *newer).error().message.find("which scope it makes") != std::string::npos);
    CHECK_FALSE(checkSuccession(*newer, *older).ok());
}

} // namespace
} // namespace seenheard
