#include "tests/integration/tablet/World.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr auto judged = R"({"all_children_accounted": "yes", "demeanour_quality": "too_thin", "risk_grade": "agree",
    "referral_decision": "agree_made", "feedback": "Tell me more about Alex."})";

} // namespace

TEST_CASE("a supervisor's question reaches the officer over the server, and the amendment comes back") {
    World world;
    for (const auto* form : {"review", "referral"})
        world.server({"forms", "publish", sourceFile(std::string("app/forms/") + form + ".json"), "--store",
            world.store().string()});
    const auto dale = world.tablet("PC 1 Dale");
    const auto marsh = world.tablet("Sgt 9 Marsh", "supervisor");
    const auto record = dale.record(caseFile("da-two-young-children.first-officer"), "incident-da-two-young-children");
    dale.json({"record", "submit", record});
    exchangeAll({&dale, &marsh});

    CHECK(dale.refusal({"review", "list"}).find("supervisor") != std::string::npos);
    const auto queue = marsh.json({"review", "list"}).at("queue");
    REQUIRE(queue.size() == 1);
    CHECK(queue[0].at("record") == record);
    CHECK(queue[0].at("stage") == "to_review");
    CHECK_FALSE(queue[0].at("causes").empty());

    const auto path = marsh.child(record, "Alex Ashworth") + "/demeanour";
    (void)marsh.refusal({"review", "ask", record, "children/nobody"});
    const auto review = marsh.json({"review", "ask", record, path, "--question", "Where did Alex stand?"}).at("review");
    marsh.json({"record", "amend", review, "--answers", world.write("judged.json", judged)});
    marsh.json({"record", "submit", review});
    exchangeAll({&marsh, &dale});

    const auto asked = dale.json({"feedback", "list"});
    REQUIRE(asked.at("questions").size() == 1);
    const auto question = asked.at("questions")[0];
    CHECK(question.at("question") == "Where did Alex stand?");
    CHECK(question.at("path") == path);
    REQUIRE(asked.at("feedback").size() == 1);
    CHECK(asked.at("feedback")[0].at("words") == "Tell me more about Alex.");
    dale.json({"feedback", "read", review, asked.at("feedback")[0].at("item")});
    (void)dale.refusal({"feedback", "reply", review, question.at("item")});
    dale.json({"feedback", "reply", review, question.at("item"), "--words", "On the stairs, by the door."});
    CHECK(dale.json({"feedback", "list"}).at("questions").empty());
    CHECK(dale.json({"feedback", "list"}).at("feedback").empty());
    exchangeAll({&dale, &marsh});

    const auto back = marsh.json({"review", "list"}).at("queue");
    REQUIRE(back.size() == 1);
    CHECK(back[0].at("stage") == "answered");
    CHECK(back[0].at("returned")[0].at("reply") == "On the stairs, by the door.");
    marsh.json({"review", "settle", review, question.at("item")});
    CHECK(marsh.json({"review", "list"}).at("queue").empty());
}

} // namespace seenheard
