#include "platform/base/File.h"
#include "tests/integration/tablet/World.h"
#include "tests/support/WorkbookBuilder.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// A server whose forms are brought as workbooks.
class WorldWithWorkbooks : public World {
public:
    std::string import(const WorkbookBuilder& workbook, const std::vector<std::string>& more = {}) const {
        return server(wordsFor(workbook, more));
    }
    Ended refusedImport(const WorkbookBuilder& workbook, const std::vector<std::string>& more = {}) const {
        return startServerCommand(wordsFor(workbook, more)).wait();
    }
    [[nodiscard]] std::string stateOf(const std::string& version) const {
        const auto listed = nlohmann::json::parse(server({"forms", "list", "--json", "--store", store().string()}));
        for (const auto& each : listed)
            if (each.at("id") == "welfare_check" && each.at("version") == version)
                return each.at("state");
        return "none";
    }

private:
    [[nodiscard]] std::vector<std::string> wordsFor(
        const WorkbookBuilder& workbook, const std::vector<std::string>& more) const {
        const auto path = file("Welfare check.xlsx");
        REQUIRE(writeFileDurably(path, workbook.octets()).ok());
        std::vector<std::string> words{"forms", "import", path.string(), "--store", store().string()};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

WorkbookBuilder welfareCheck(const std::string& question, const std::vector<BuiltRow>& more = {}) {
    std::vector<BuiltRow> rows{{"type", "name", "label::English (en)", "label::Cymraeg (cy)", "required", "relevant",
                                   "calculation", "constraint", "constraint_message"},
        {"select_one yes_no", "seen", question.c_str(), "A welwyd y plentyn?", "yes", "", "", "", ""},
        {"begin repeat", "people", "Person", "Person", "", "${seen} = 'Yes'", "", "", ""},
        {"text", "called", "Called", "Enw", "", "", "", "", ""},
        {"integer", "hours", "Hours alone", "Oriau", "", "", "", ". >= 0 and . <= 24", "From 0 to 24."},
        {"end repeat", "", "", "", "", "", "", "", ""},
        {"calculate", "all_hours", "Hours alone in all", "", "", "", "sum(${hours})", "", ""},
        {"text", "why", "Why so long?", "", "", "${all_hours} > 4", "", "", ""}};
    rows.insert(rows.end(), more.begin(), more.end());
    WorkbookBuilder workbook;
    workbook.sheet("survey", rows);
    workbook.sheet("choices",
        {{"list_name", "name", "label::English (en)", "label::Cymraeg (cy)"}, {"yes_no", "Yes", "Yes", "Do"},
            {"yes_no", "No", "No", "Naddo"}});
    workbook.sheet("settings",
        {{"form_id", "form_title", "default_language"}, {"welfare_check", "Welfare check", "English (en)"}});
    return workbook;
}

std::string labelAt(const HeadlessTablet& tablet, const std::string& record, const std::string& path) {
    return tablet.field(record, path).at("label");
}

std::string versionOn(const HeadlessTablet& tablet) {
    const auto listed = tablet.json({"forms", "list"});
    for (const auto& form : listed.at("forms"))
        if (form.at("id") == "welfare_check")
            return form.at("version");
    return "none";
}

} // namespace

TEST_CASE("a workbook becomes a form, a record, and words on another tablet, with the version they were made with") {
    WorldWithWorkbooks world;
    CHECK(world.import(welfareCheck("Was the child seen?")).find("welfare_check 1: published") != std::string::npos);
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");

    const auto answers = world.write("answers.json",
        R"({"seen": "yes", "people": [{"called": "Ann", "hours": 3}, {"called": "Bo", "hours": 3}], "why": "Work"})");
    CHECK(dale.refusal({"record", "new", "welfare_check", "--answers",
                           world.write("wrong.json", R"({"seen": "yes", "people": [{"hours": 25}]})")})
              .find("From 0 to 24.")
        != std::string::npos);
    const auto record =
        dale.json({"record", "new", "welfare_check", "--answers", answers}).at("record").get<std::string>();
    dale.json({"record", "submit", record});
    exchangeAll({&dale, &khan});
    CHECK(labelAt(khan, record, "seen") == "Was the child seen?");
    CHECK(khan.json({"record", "show", record, "--language", "cy"}).at("fields").at("seen").at("label")
        == "A welwyd y plentyn?");

    // A newer version asks more and in other words; what was written stays as it was asked.
    const std::vector<BuiltRow> more{{"text", "told", "What did the child say?", "", "", "", "", "", ""}};
    CHECK(world.import(welfareCheck("Did you see the child?", more)).find("welfare_check 2: published")
        != std::string::npos);
    CHECK(world.stateOf("1") == "superseded");
    CHECK(world.stateOf("2") == "offered");
    exchangeAll({&dale, &khan});
    CHECK(labelAt(khan, record, "seen") == "Was the child seen?");
    dale.json({"record", "amend", record, "--answers", world.write("more.json", R"({"why": "A late shift"})"),
        "--reason", "She said so"});
    exchangeAll({&dale, &khan});
    CHECK(labelAt(khan, record, "why") == "Why so long?");
    CHECK(labelAt(khan, record, "seen") == "Was the child seen?");
    const auto second =
        dale.json({"record", "new", "welfare_check", "--answers", world.write("new.json", R"({"told": "Hello"})")})
            .at("record")
            .get<std::string>();
    CHECK(labelAt(dale, second, "told") == "What did the child say?");

    // A tablet that comes later gets the older version behind the newer one, with the record that needs it.
    const auto reed = world.tablet("PC 3 Reed");
    exchangeAll({&dale, &reed});
    CHECK(labelAt(reed, record, "seen") == "Was the child seen?");
    CHECK(versionOn(reed) == "2");
}

TEST_CASE("a withdrawn form starts no new record, and what was begun with it goes on") {
    WorldWithWorkbooks world;
    world.import(welfareCheck("Was the child seen?"));
    const auto dale = world.tablet("PC 1 Dale");
    const auto answers = world.write("answers.json", R"({"seen": "no"})");
    const auto record =
        dale.json({"record", "new", "welfare_check", "--answers", answers}).at("record").get<std::string>();
    world.server({"forms", "withdraw", "welfare_check", "--by", "Insp Shah", "--reason", "Asked wrongly", "--store",
        world.store().string()});
    CHECK(world.stateOf("1") == "withdrawn");
    // Who has not heard of it goes on, and nothing of that is held.
    dale.json({"record", "new", "welfare_check", "--answers", answers});
    CHECK(dale.json({"exchange"}).at("held") == 0);

    dale.json({"exchange"});
    CHECK(
        dale.refusal({"record", "new", "welfare_check", "--answers", answers}).find("withdrawn") != std::string::npos);
    dale.json({"record", "amend", record, "--answers", world.write("more.json", R"({"why": "Not at home"})"),
        "--reason", "left out"});
    dale.json({"record", "submit", record});
    CHECK(dale.json({"exchange"}).at("held") == 0);
    CHECK(labelAt(dale, record, "seen") == "Was the child seen?");

    CHECK(world.import(welfareCheck("Was the child seen?")).find("offered again") != std::string::npos);
    dale.json({"exchange"});
    dale.json({"record", "new", "welfare_check", "--answers", answers});
}

TEST_CASE("a workbook with what we lack publishes nothing until each thing is left out by name") {
    WorldWithWorkbooks world;
    const auto workbook =
        welfareCheck("Was the child seen?", {{"geopoint", "where", "Where?", "", "", "", "", "", ""}});
    const auto refused = world.refusedImport(workbook);
    CHECK(refused.code == 1);
    CHECK(refused.out.find("survey row 9, column 'type'") != std::string::npos);
    CHECK(refused.out.find("--leave-out 'survey:9:type'") != std::string::npos);
    CHECK(refused.err.find("Nothing was published") != std::string::npos);
    CHECK(world.stateOf("1") == "none");
    CHECK(world.refusedImport(workbook, {"--leave-out", "survey:4"}).code == 1);
    CHECK(world.import(workbook, {"--leave-out", "survey:9"}).find("Left out.") != std::string::npos);
    const auto preview =
        world.server({"forms", "preview", "welfare_check", "--language", "cy", "--store", world.store().string()});
    CHECK(preview.find("A welwyd y plentyn?") != std::string::npos);
    CHECK(preview.find("Asked only if 'A welwyd y plentyn?' is 'Do'") != std::string::npos);
}

} // namespace seenheard
