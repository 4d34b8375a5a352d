#include "tests/screens/Journey.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// The path of the card of a record whose label this is; fails the test where there is none.
std::string pathOfCard(Journey& officer, const QString& label) {
    for (auto* group : officer.screens().record()->groups()->objects())
        for (auto* object : static_cast<RecordGroupViewModel*>(group)->cards()->objects())
            if (auto* card = static_cast<CardViewModel*>(object); card->label() == label)
                return card->path().toStdString();
    FAIL("no answer of the record has that label");
    return {};
}

constexpr auto howSeemed = "How did the child seem?";

} // namespace

TEST_CASE("a sergeant returns an answer by one tap; it comes back amended, and is settled") {
    FakeClock clock(evening);
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    MeetingPlace server(clock);
    const auto meet = [&] { server.meet({&asha.tablet(), &ruth.tablet()}); };
    const auto record = asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
    REQUIRE(record.ok());
    REQUIRE(asha.tablet().capture().submitRecord(*record).ok());
    meet();

    Journey sergeant(ruth);
    sergeant.unlock();
    CHECK(sergeant.shows("today.review"));
    sergeant.tap("today.review");
    CHECK(sergeant.screens().review()->toReview()->count() == 1);
    sergeant.tap("review.0");
    CHECK(sergeant.screens().navigation()->page() == NavigationViewModel::Page::ReviewRecord);
    const auto path = pathOfCard(sergeant, howSeemed);
    sergeant.tap("return." + path);
    CHECK(sergeant.screens().review()->returned().size() == 1);
    CHECK_FALSE(sergeant.shows("return." + path));
    // Another question is one tap more, and taking it back another.
    sergeant.tap("ask." + path + ".done_since");
    CHECK(sergeant.screens().review()->returned().first().toMap().value("question") == "done_since");
    sergeant.tap("ask." + path + ".other");
    sergeant.fill("ask." + path + ".words", "Where was she standing?");
    sergeant.tap("all_children_accounted.yes");
    CHECK(sergeant.screens().review()->returned().first().toMap().value("words") == "Where was she standing?");
    sergeant.tap("demeanour_quality.adequate");
    sergeant.tap("risk_grade.agree");
    sergeant.tap("referral_decision.agree_made");
    sergeant.tap("review.done");
    waitUntil([&] { return sergeant.screens().navigation()->page() == NavigationViewModel::Page::Review; });
    sergeant.settle();
    CHECK(sergeant.screens().review()->toReview()->count() == 0);
    CHECK(sergeant.screens().review()->waiting()->count() == 1);
    meet();

    Journey officer(asha);
    officer.unlock();
    CHECK(officer.shows("today.feedback"));
    CHECK_FALSE(officer.shows("today.review"));
    officer.tap("today.feedback");
    REQUIRE(officer.screens().feedback()->questions()->count() == 1);
    CHECK(officer.screens().feedback()->questions()->at(0, "question") == "Where was she standing?");
    officer.tap("asked.0.amend");
    CHECK(officer.screens().navigation()->page() == NavigationViewModel::Page::Capture);
    CHECK(officer.screens().capture()->amending());
    CHECK(officer.screens().capture()->reason() == "Asked by Sgt Ruth Calder");
    auto* child = static_cast<ItemViewModel*>(officer.screens().capture()->groups()->objects().first());
    CHECK_FALSE(child->isScene());
    officer.tap(child->handle().toStdString() + "demeanour.clinging");
    officer.tap("back");
    officer.settle();
    CHECK(officer.screens().feedback()->questions()->count() == 0);
    meet();

    sergeant.screens().navigation()->restart(NavigationViewModel::Page::Today);
    sergeant.settle();
    sergeant.tap("today.review");
    REQUIRE(sergeant.screens().review()->answered()->count() == 1);
    CHECK(sergeant.screens().review()->answered()->at(0, "stands").toString().contains("Clinging"));
    sergeant.tap("cameBack.0.read");
    sergeant.settle();
    CHECK(sergeant.screens().review()->answered()->count() == 0);
    CHECK_FALSE(sergeant.shows("today.review"));
}

TEST_CASE("an officer says that there is nothing to add, and reads the feedback") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerTablet ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    MeetingPlace server(clock);
    const auto meet = [&] { server.meet({&asha.tablet(), &ruth}); };
    const auto record = asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
    REQUIRE(record.ok());
    REQUIRE(asha.tablet().capture().submitRecord(*record).ok());
    meet();
    auto review = ruth.capture().startFrom("review", *record);
    REQUIRE(review.ok());
    const auto answer = [&](const char* path, const char* words) {
        REQUIRE(ruth.capture().answer(review->id, review->form->keyOf(path).value(), Text(words), path).ok());
    };
    answer("all_children_accounted", "yes");
    answer("demeanour_quality", "brings_to_life");
    answer("risk_grade", "agree");
    answer("referral_decision", "agree_made");
    answer("feedback", "I could see them on the stairs.");
    const auto path = childPath(ruth, *record, "Alex Ashworth") + "/demeanour";
    REQUIRE(ruth.feedback().returnAnswer(review->id, path).ok());
    REQUIRE(ruth.capture().submit(review->id, {}).ok());
    meet();

    Journey officer(asha);
    officer.unlock();
    officer.tap("today.feedback");
    officer.tap("asked.0.reply");
    officer.fill("asked.0.words", "He said nothing else, and I asked once only.");
    officer.tap("asked.0.send");
    officer.settle();
    CHECK(officer.screens().feedback()->questions()->count() == 0);
    officer.tap("feedback.0.read");
    officer.settle();
    CHECK(officer.screens().feedback()->feedback()->count() == 0);
    meet();
    const auto queue = ruth.reviews().queue();
    REQUIRE(queue.ok());
    REQUIRE(queue->size() == 1);
    CHECK(queue->front().returned.front().reply == "He said nothing else, and I asked once only.");
}

} // namespace seenheard
