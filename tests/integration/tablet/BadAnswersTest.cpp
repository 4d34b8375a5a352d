#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

struct BadAnswers {
    std::string what;
    std::string json;
    std::string names; ///< What the line has to name.
};

const std::vector<BadAnswers> badAnswers{
    {"a field that the form does not have", R"({"weather": "rain"})", "weather"},
    {"a field that a child does not have", R"({"children": [{"mood": "sad"}]})", "children[0].mood"},
    {"a number where a choice is asked", R"({"bwv": 7})", "bwv"},
    {"a word where a list is asked", R"({"children": "two"})", "children"},
    {"a moment that is none", R"({"observed_at": "yesterday"})", "observed_at"},
    {"a choice that does not exist", R"({"bwv": "sometimes"})", "bwv"},
    {"one wrong choice among many", R"({"home_conditions": ["no_food", "haunted"]})", "home_conditions"},
    {"a reason that does not exist", R"({"anyone_else": {"not_obtained": "could_not_be_bothered"}})", "anyone_else"},
    {"a text over its limit", R"({"bwv_id": ")" + std::string(30'000, 'q') + "\"}", "bwv_id"},
    {"an id that is none", R"({"children": [{"id": "first", "name": "A"}]})", "children[0].id"},
    {"JSON that ends too soon", R"({"bwv": "none")", ""},
    {"no JSON", "bwv: none", ""},
    {"no octets", "", ""},
    {"octets that are no UTF-8", "{\"home_note\": \"\xff\xfe\"}", ""},
    {"a list of lists of lists", std::string(5000, '[') + std::string(5000, ']'), ""},
};

} // namespace

TEST_CASE("bad answers are refused by name, and store and box stay as they are") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto good = dale.record(world.write("good.json", R"({"bwv": "none"})"));
    const auto before = dale.files();
    for (const auto& bad : badAnswers) {
        INFO(bad.what);
        const auto file = world.write("bad.json", bad.json);
        const auto line = dale.refusal({"record", "new", "incident_observation", "--answers", file});
        CHECK(line.find(bad.names) != std::string::npos);
        CHECK(line.find("qqq") == std::string::npos);
        CHECK(dale.files() == before);
    }
    const auto file = world.write("bad.json", R"({"bwv": "sometimes"})");
    CHECK(dale.refusal({"record", "amend", good, "--answers", file}).find("bwv") != std::string::npos);
    CHECK(dale.refusal({"record", "submit", good}).find("owed") != std::string::npos);
    CHECK(dale.files() == before);
}

TEST_CASE("a form, record, reference or file that is not there is named, and nothing changes") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto before = dale.files();
    const auto answers = world.write("good.json", R"({"bwv": "none"})");
    const std::string nobody(32, '0');
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"record", "new", "no_such_form", "--answers", answers},
             {"forms", "show", "no_such_form"},
             {"record", "new", "incident_observation", "--answers", world.file("absent.json").string()},
             {"record", "new", "incident_observation", "--answers", world.file(".").string()},
             {"record", "new", "incident_observation", "--answers", answers, "--about", "incident-unknown"},
             {"record", "new", "incident_observation", "--answers", answers, "--about", "person-robin-ashworth"},
             {"record", "new", "incident_observation"},
             {"record", "amend", nobody, "--answers", answers},
             {"record", "submit", nobody},
             {"record", "show", nobody},
             {"record", "history", nobody},
             {"record", "show", "xyz"},
             {"decide", nobody, "bwv", "--value", "1", "--reason", "r"},
         }) {
        CAPTURE(words);
        (void)dale.refusal(words);
        CHECK(dale.files() == before);
    }
}

} // namespace seenheard
