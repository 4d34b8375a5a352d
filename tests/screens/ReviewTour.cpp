#include "tests/screens/ReviewTour.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t hourMs = 3'600'000;

void finish(OfficerTablet& tablet, const char* form, const char* answers, const Reference& about) {
    const auto record = tablet.capture().record(form, caseAnswers(answers), about);
    REQUIRE(record.ok());
    REQUIRE(tablet.capture().submitRecord(*record).ok());
}

/// The last answer of the record that is a child's words.
std::string pathOfWords(Journey& officer) {
    std::string path;
    for (auto* group : officer.screens().record()->groups()->objects())
        for (auto* object : static_cast<RecordGroupViewModel*>(group)->cards()->objects())
            if (auto* card = static_cast<CardViewModel*>(object); card->quotation())
                path = card->path().toStdString();
    REQUIRE_FALSE(path.empty());
    return path;
}

void backToReview(Journey& sergeant) {
    sergeant.screens().navigation()->restart(NavigationViewModel::Page::Today);
    sergeant.settle();
    sergeant.tap("today.review");
}

} // namespace

void tourOfReviews(Onlooker& onlooker) {
    FakeClock clock(evening);
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerTablet tom(clock, 2, "PC Tom Whitaker");
    MeetingPlace server(clock);
    const auto meet = [&] { server.meet({&asha.tablet(), &ruth.tablet(), &tom}); };
    finish(asha.tablet(), "incident_observation", "da-two-young-children.first-officer", millLane);
    clock.advance(13 * hourMs);
    finish(tom, "return_interview", "missing-13-and-15-many-times.answers",
        Reference{"missing_episode", "missing-ellis-marsden-9"});
    meet();

    Journey sergeant(ruth);
    onlooker.meet(sergeant);
    sergeant.unlock();
    onlooker.look(sergeant, "30-today-of-a-sergeant");
    sergeant.tap("today.review");
    onlooker.look(sergeant, "30-review");
    sergeant.tap("review.0");
    const auto path = pathOfWords(sergeant);
    onlooker.look(sergeant, "31-review-record");
    sergeant.tap("return." + path);
    onlooker.look(sergeant, "31-review-returned", "keep." + path);
    if (sergeant.window().item(QStringLiteral("review.yours")))
        sergeant.tap("review.yours");
    sergeant.tap("all_children_accounted.yes");
    sergeant.tap("demeanour_quality.brings_to_life");
    sergeant.tap("risk_grade.agree");
    sergeant.tap("referral_decision.agree_made");
    sergeant.fill("feedback", "I could see them. Thank you.");
    onlooker.look(sergeant, "31-review-judged");
    sergeant.tap("review.done");
    waitUntil([&] { return sergeant.screens().navigation()->page() == NavigationViewModel::Page::Review; });
    meet();
    backToReview(sergeant);
    onlooker.look(sergeant, "32-review-waiting");

    {
        Journey officer(asha);
        onlooker.meet(officer);
        officer.unlock();
        onlooker.look(officer, "33-today-asked");
        officer.tap("today.feedback");
        onlooker.look(officer, "33-asked-of-you");
        officer.tap("asked.0.reply");
        officer.fill("asked.0.words", "That was all. I did not ask twice.");
        onlooker.look(officer, "33-asked-reply");
        officer.tap("asked.0.send");
        officer.settle();
    }
    meet();
    backToReview(sergeant);
    onlooker.look(sergeant, "34-review-came-back");
}

} // namespace seenheard
