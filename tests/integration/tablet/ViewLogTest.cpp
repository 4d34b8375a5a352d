#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

constexpr auto incident = "incident-da-two-young-children";
constexpr auto alex = "person-alex-ashworth";

/// What the server lists, for one question.
nlohmann::json audit(const World& world, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"audit", "list", "--json", "--store", world.store().string()};
    words.insert(words.end(), more.begin(), more.end());
    return nlohmann::json::parse(world.server(words)).at("views");
}

} // namespace

TEST_CASE("T3: every command that shows a child's record is one look in the server's audit, and no other tablet's") {
    World world;
    for (const auto* form : {"review", "referral"})
        world.server({"forms", "publish", sourceFile(std::string("app/forms/") + form + ".json"), "--store",
            world.store().string()});
    const auto dale = world.tablet("PC 1 Dale");
    const auto khan = world.tablet("PC 2 Khan");
    const auto marsh = world.tablet("Sgt 9 Marsh", "supervisor");
    const auto record = dale.record(caseFile("da-two-young-children.first-officer"), incident);
    (void)khan.record(caseFile("da-two-young-children.second-officer"), incident);
    dale.json({"record", "submit", record});
    exchangeAll({&dale, &khan, &marsh});

    const std::vector<std::pair<std::vector<std::string>, std::string>> paths{
        {{"record", "show", record}, "record"},
        {{"record", "history", record}, "history"},
        {{"child", "find", "alex"}, "search"},
        {{"child", "show", alex}, "child"},
        {{"find", "stop"}, "search"},
        {{"differences"}, "differences"},
        {{"review", "list"}, "review"},
    };
    for (const auto& [words, how] : paths)
        (void)marsh.json(words);
    // What shows nothing of a record, or nobody's.
    for (const std::vector<std::string>& words :
        std::vector<std::vector<std::string>>{{"record", "list"}, {"status"}, {"forms", "list"}, {"find", "zebra"}})
        (void)marsh.json(words);
    CHECK(marsh.json({"status"}).at("views_to_send") == paths.size());
    CHECK(marsh.json({"status"}).at("waiting") == 0);
    (void)marsh.json({"exchange"});
    CHECK(marsh.json({"status"}).at("views_to_send") == 0);

    const auto views = audit(world);
    CHECK(views.size() == paths.size());
    for (std::size_t at = 0; at < std::min(views.size(), paths.size()); ++at) {
        CHECK(views[at].at("how") == paths[at].second);
        CHECK(views[at].at("officer") == "Sgt 9 Marsh");
    }
    std::cout << "T3: headless " << paths.size() << " paths, " << views.size() << " events\n";

    // One record, one child, one enrolment, a time.
    CHECK(audit(world, {"--record", record}).size() == 6); // the search for a name lists children
    CHECK(audit(world, {"--child", alex}).size() == 2);
    CHECK(audit(world, {"--signer", views[0].at("signer")}).size() == paths.size());
    CHECK(audit(world, {"--since", "2100-01-01"}).empty());

    // Need to know: who looked is nobody's business but the force's.
    exchangeAll({&dale, &khan});
    for (const auto* tablet : {&dale, &khan}) {
        auto store = tablet->openStore();
        auto count = store.prepare("SELECT count(*) FROM records WHERE form_id = 'viewing'");
        REQUIRE(count.ok());
        REQUIRE(count->one().ok());
        CHECK(count->integer(0) == 0);
    }
    CHECK(marsh.json({"record", "list"}).at("count") == khan.json({"record", "list"}).at("count"));
}

TEST_CASE("T3: a question to an officer is one look when he reads it, and so is a saved picture") {
    World world;
    world.server({"forms", "publish", sourceFile("app/forms/review.json"), "--store", world.store().string()});
    const auto dale = world.tablet("PC 1 Dale");
    const auto marsh = world.tablet("Sgt 9 Marsh", "supervisor");
    const auto record = dale.record(caseFile("da-two-young-children.first-officer"), incident);
    dale.json({"record", "submit", record});
    exchangeAll({&dale, &marsh});
    const auto path = marsh.child(record, "Alex Ashworth") + "/demeanour";
    const auto review = marsh.json({"review", "ask", record, path}).at("review");
    marsh.json({"record", "amend", review, "--answers",
        world.write("judged.json",
            R"({"all_children_accounted": "yes", "demeanour_quality": "too_thin", "risk_grade": "agree",
                "referral_decision": "agree_made"})")});
    marsh.json({"record", "submit", review});
    exchangeAll({&marsh, &dale});
    REQUIRE(dale.json({"feedback", "list"}).at("questions").size() == 1);
    dale.json({"exchange"});
    const auto views = audit(world, {"--record", record});
    const auto ofDale =
        std::count_if(views.begin(), views.end(), [](const auto& view) { return view.at("officer") == "PC 1 Dale"; });
    CHECK(ofDale == 1);
    CHECK(views.back().at("how") == "feedback");
}

TEST_CASE("T3: no look is lost with a tablet that is killed before it was gathered") {
    World world;
    const auto dale = world.tablet("PC 1 Dale");
    const auto record = dale.record(caseFile("da-two-young-children.first-officer"), incident);
    dale.json({"exchange"});
    {
        // As a process that ended between showing the record and closing leaves it.
        auto store = dale.openStore();
        REQUIRE(store
                    .execute("INSERT INTO views(at_ms, at_offset, at_quality, how, why, records, people) VALUES(1, 0, "
                             "0, 1, 0, x'"
                        + record + "', '')")
                    .ok());
    }
    dale.json({"exchange"});
    const auto views = audit(world, {"--record", record});
    REQUIRE(views.size() == 1);
    CHECK(views[0].at("how") == "record");
}

} // namespace seenheard
