#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace seenheard {

namespace {

std::set<std::string> wordsHeard(const nlohmann::json& shown) {
    std::set<std::string> heard;
    for (const auto& [path, field] : shown.at("fields").items())
        if (path.ends_with("/quote"))
            for (const auto& head : field.at("heads"))
                heard.insert(head.at("officer").get<std::string>() + ": " + head.at("value").get<std::string>());
    return heard;
}

std::set<std::string> officersOf(const nlohmann::json& field) {
    std::set<std::string> officers;
    for (const auto& head : field.at("heads"))
        officers.insert(head.at("officer").get<std::string>());
    return officers;
}

} // namespace

TEST_CASE("a shift: two officers record one incident without a network, meet, and their sergeant decides") {
    World world;
    const auto dale = world.tablet("PC 4417 Dale");
    const auto khan = world.tablet("PC 2290 Khan");
    const auto reed = world.tablet("PS 1105 Reed", "supervisor");
    const std::vector all{&dale, &khan, &reed};

    // The signal is gone: nobody reaches the server until the end of the shift.
    world.killServer();
    const std::string incident = "incident-da-two-young-children";
    const auto record = dale.record(caseFile("da-two-young-children.first-officer"), incident);
    CHECK(khan.record(caseFile("da-two-young-children.second-officer"), incident) == record);
    dale.json({"record", "submit", record});
    khan.json({"record", "submit", record});
    const auto second =
        dale.record(caseFile("da-behaviour-not-recorded.answers"), "incident-da-behaviour-not-recorded");
    dale.json({"record", "submit", second});
    const auto third =
        khan.record(caseFile("missing-two-found-wandering.answers"), "incident-missing-two-found-wandering");
    khan.json({"record", "submit", third});
    CHECK(dale.json({"status"}).at("waiting") == 4);
    CHECK(dale.json({"differences"}).at("differences").empty());

    world.startServer();
    exchangeAll(all);
    for (const auto* tablet : all) {
        CHECK(tablet->records().size() == 3);
        const auto status = tablet->json({"status"});
        CHECK(status.at("waiting") == 0);
        CHECK(status.at("received") == 0);
        CHECK(status.at("held") == 0);
    }

    // Both truths, side by side, on every tablet.
    const auto alex = dale.child(record, "Alex Ashworth");
    for (const auto* tablet : all) {
        const auto differences = tablet->json({"differences"}).at("differences");
        REQUIRE(differences.size() == 1);
        CHECK(differences[0].at("path") == alex + "/officer_concern");
        CHECK(differences[0].at("stand_in") == "serious");
        const auto shown = tablet->json({"record", "show", record});
        const auto& concern = shown.at("fields").at(alex + "/officer_concern");
        REQUIRE(concern.at("heads").size() == 2);
        CHECK(concern.at("heads")[0].at("value") == "serious");
        CHECK(concern.at("heads")[0].at("officer") == "PC 2290 Khan");
        CHECK(concern.at("heads")[0].at("stands_in") == true);
        CHECK(concern.at("heads")[1].at("value") == "some");
        CHECK(concern.at("heads")[1].at("officer") == "PC 4417 Dale");
        CHECK(concern.at("heads")[1].at("stands_in") == false);
        const auto& demeanour = shown.at("fields").at(alex + "/demeanour");
        CHECK(demeanour.at("difference") == false);
        CHECK(officersOf(demeanour) == std::set<std::string>{"PC 2290 Khan", "PC 4417 Dale"});
        CHECK(wordsHeard(shown)
            == std::set<std::string>{"PC 2290 Khan: Make them stop", "PC 4417 Dale: I want it to stop"});
    }

    CHECK(dale.refusal({"decide", record, alex + "/officer_concern", "--value", "\"some\"", "--reason", "I was there"})
              .find("supervisor")
        != std::string::npos);
    reed.json({"decide", record, alex + "/officer_concern", "--value", "\"serious\"", "--reason",
        "PC Khan saw the child after the arrest"});
    exchangeAll(all);
    for (const auto* tablet : all) {
        CHECK(tablet->json({"differences"}).at("differences").empty());
        const auto concern = tablet->field(record, alex + "/officer_concern");
        REQUIRE(concern.at("heads").size() == 1);
        CHECK(concern.at("heads")[0].at("officer") == "PS 1105 Reed");
        CHECK(concern.at("heads")[0].at("reason") == "PC Khan saw the child after the arrest");
        CHECK(tablet->field(record, alex + "/demeanour").at("heads").size() == 2);
        std::size_t concerns = 0;
        const auto history = tablet->json({"record", "history", record});
        for (const auto& row : history.at("history"))
            concerns += row.at("path") == alex + "/officer_concern" ? 1U : 0U;
        CHECK(concerns == 3);
    }
}

TEST_CASE("fields that only one of two officers touched have merged") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const std::string incident = "incident-da-two-young-children";
    const auto record =
        dale.record(world.write("dale.json", R"({"bwv": "none", "home_note": "Glass on the floor"})"), incident);
    CHECK(khan.record(world.write("khan.json", R"({"anyone_else": "not_sure"})"), incident) == record);
    exchangeAll({&dale, &khan});
    for (const auto* tablet : {&dale, &khan}) {
        CHECK(tablet->field(record, "home_note").at("heads")[0].at("officer") == "PC 1 Dale");
        CHECK(tablet->field(record, "anyone_else").at("heads")[0].at("officer") == "PC 2 Khan");
        CHECK(tablet->json({"differences"}).at("differences").empty());
        CHECK(tablet->json({"find", "glass"}).at("found").size() == 1);
    }
}

TEST_CASE("an amendment travels, with its reason and what it replaced") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto record = dale.record(caseFile("da-two-young-children.first-officer"), "incident-da-two-young-children");
    dale.json({"record", "submit", record});
    exchangeAll({&dale, &khan});
    const auto before = khan.field(record, "bwv_id").at("heads")[0].at("value");
    const auto answers = world.write("amend.json", R"({"bwv_id": "BWV-7"})");
    CHECK(dale.refusal({"record", "amend", record, "--answers", answers}).find("reason") != std::string::npos);
    dale.json({"record", "amend", record, "--answers", answers, "--reason", "Read the wrong label"});
    exchangeAll({&dale, &khan});
    const auto field = khan.field(record, "bwv_id");
    REQUIRE(field.at("heads").size() == 1);
    CHECK(field.at("heads")[0].at("value") == "BWV-7");
    CHECK(field.at("heads")[0].at("reason") == "Read the wrong label");
    bool kept = false;
    const auto history = khan.json({"record", "history", record});
    for (const auto& row : history.at("history"))
        kept = kept || (row.at("path") == "bwv_id" && row.at("value") == before && row.at("stands") == false);
    CHECK(kept);
}

} // namespace seenheard
