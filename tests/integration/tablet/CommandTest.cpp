#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("a command that is not one is refused before anything is opened") {
    const TempDirectory directory;
    const HeadlessTablet nowhere(directory / "profile");
    for (const auto& words : std::vector<std::vector<std::string>>{{"dance"}, {"record"}, {"record", "burn", "x"},
             {"status", "--loud"}, {"status", "now"}, {"status", "--answers", "x"}, {"exchange", "--most"},
             {"record", "list", "--most", "many"}, {"status", "--json", "--profile", "elsewhere"}}) {
        CAPTURE(words);
        (void)nowhere.refusal(words);
        CHECK_FALSE(std::filesystem::exists(nowhere.profile()));
    }
    CHECK(nowhere.refusal({"status"}).find("enrol") != std::string::npos);
}

TEST_CASE("help needs neither profile nor PIN") {
    const TempDirectory directory;
    const auto ended = Program({SEENHEARD_TABLET_PROGRAM, {"--help"}, {}, directory / "help"}).wait();
    CHECK(ended.code == 0);
    CHECK(ended.out.find("record new FORM --answers FILE") != std::string::npos);
}

TEST_CASE("a wrong or missing PIN opens nothing and changes nothing") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto before = dale.files();
    CHECK(dale.refusal({"status"}, "111111").find("PIN is wrong") != std::string::npos);
    CHECK(dale.refusal({"status"}, "").find("SEENHEARD_PIN") != std::string::npos);
    CHECK(dale.files() == before);
    CHECK(dale.json({"status"}).at("officer") == "PC 1 Dale");
}

TEST_CASE("a code works once, and enrolling with a bad one leaves nothing behind") {
    World world;
    const auto code = world.code("PC 1 Dale");
    const HeadlessTablet first(world.file("first"));
    const HeadlessTablet second(world.file("second"));
    first.json({"enrol", "--server", world.url(), "--code", code});
    (void)second.refusal({"enrol", "--server", world.url(), "--code", code});
    (void)second.refusal({"enrol", "--server", world.url(), "--code", "ABCDE-FGHJK"});
    (void)second.refusal({"enrol", "--server", "http://127.0.0.1:1", "--code", world.code("PC 2 Khan")});
    (void)second.refusal({"enrol", "--server", "https://127.0.0.1:1", "--code", world.code("PC 2 Khan")});
    (void)second.refusal({"enrol", "--server", world.url(), "--code", world.code("PC 2 Khan")}, "12");
    CHECK_FALSE(std::filesystem::exists(second.profile()));
    const auto before = first.files();
    (void)first.refusal({"enrol", "--server", world.url(), "--code", world.code("PC 1 Dale")});
    CHECK(first.files() == before);
}

TEST_CASE("the form that a tablet shows names everything that answers may name") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    CHECK(dale.json({"forms", "list"}).at("forms")[0].at("id") == "incident_observation");
    const auto form = dale.json({"forms", "show", "incident_observation"});
    CHECK(form.at("hash").get<std::string>().size() == 64);
    const auto named = [](const nlohmann::json& fields, const std::string& name) {
        for (const auto& field : fields)
            if (field.at("name") == name)
                return field;
        FAIL("there is no field " << name);
        return nlohmann::json();
    };
    const auto children = named(form.at("fields"), "children");
    const auto concern = named(children.at("fields"), "officer_concern");
    CHECK(concern.at("type") == "one");
    CHECK(concern.at("tier") == "essential");
    CHECK(concern.at("kind") == "finding");
    CHECK(concern.at("policy") == "protective");
    CHECK(concern.at("states") == nlohmann::json::array({"value", "not_obtained"}));
    CHECK(concern.at("choices").size() == 4);
    CHECK(named(children.at("fields"), "demeanour").at("policy") == "accounts");
    CHECK_FALSE(named(children.at("fields"), "age_band").at("choices").empty());
    CHECK_FALSE(named(children.at("fields"), "words").at("fields").empty());
}

TEST_CASE("loaded things are found by words") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto items = dale.json({"reference", "find", "robin", "ashworth"}).at("items");
    REQUIRE_FALSE(items.empty());
    CHECK(items[0].contains("ref"));
    CHECK(dale.json({"reference", "find", "nobody of that name"}).at("items").empty());
}

TEST_CASE("what is missing may be said not to have been obtained, and why") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = dale.record(world.write("answers.json",
        R"({"anyone_else": {"not_obtained": "parent_refused"}, "children": [{"age_band": "1_to_4",
            "demeanour": {"not_obtained": "other", "note": "Carried out before I came"}}]})"));
    CHECK(dale.field(record, "anyone_else").at("heads")[0].at("value")
        == nlohmann::json{{"not_obtained", "parent_refused"}});
    const auto child = dale.child(record, "Child A");
    CHECK(
        dale.field(record, child + "/demeanour").at("heads")[0].at("value").at("note") == "Carried out before I came");

    const auto id = child.substr(child.find('/') + 1);
    const auto amend = world.write("amend.json", R"({"children": [{"id": ")" + id + R"(", "name": "Sam"}]})");
    dale.json({"record", "amend", record, "--answers", amend});
    CHECK(dale.child(record, "Sam") == child);
}

} // namespace seenheard
