#include "app/services/RecordClocks.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::int64_t hourMs = 3'600'000;

/// PC Dale's records and Sgt Marsh, who reads them.
struct TeamOfTwo {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC Dale"};
    OfficerTablet marsh{clock, 3, "Sgt Marsh", Role::Supervisor};
    MeetingPlace server{clock};

    void meet() { server.meet({&dale, &marsh}); }

    RecordId finished(const std::string& answers, const Reference& about = millLane) {
        const auto record = dale.capture().record("incident_observation", caseAnswers(answers), about);
        REQUIRE(record.ok());
        const auto submitted = dale.capture().submitRecord(*record);
        INFO((submitted.ok() ? std::string() : submitted.error().message));
        REQUIRE(submitted.ok());
        meet();
        return *record;
    }
    /// The queue must hold exactly one line.
    ReviewLine onlyLine() {
        const auto queue = marsh.reviews().queue();
        INFO((queue.ok() ? std::string() : queue.error().message));
        REQUIRE(queue.ok());
        REQUIRE(queue->size() == 1);
        return queue->front();
    }
    DraftView reviewOf(const RecordId& record) {
        auto review = marsh.capture().startFrom("review", record);
        INFO((review.ok() ? std::string() : review.error().message));
        REQUIRE(review.ok());
        return *std::move(review);
    }
    DraftView answer(const DraftView& review, const std::string& path, const std::string& choice) {
        auto draft = marsh.capture().answer(review.id, review.form->keyOf(path).value(), Text(choice), path);
        REQUIRE(draft.ok());
        return *std::move(draft);
    }
    /// The four taps of a routine review.
    void judge(const DraftView& review) {
        const auto seen = marsh.capture().answer(
            review.id, review.form->keyOf("all_children_accounted").value(), Text("yes"), "all_children_accounted");
        REQUIRE(seen.ok());
        answer(review, "demeanour_quality", "adequate");
        answer(review, "risk_grade", "agree");
        answer(review, "referral_decision", "agree_made");
    }
    void finish(const DraftView& review) {
        const auto done = marsh.capture().submit(review.id, {});
        INFO((done.ok() ? std::string() : done.error().message));
        REQUIRE(done.ok());
        meet();
    }
    /// Dale's record with one answer returned to him; the path of the answer.
    std::string returned(const RecordId& record, const std::string& field) {
        const auto path = childPath(marsh, record, "Alex Ashworth") + "/" + field;
        const auto review = reviewOf(record);
        const auto asked = marsh.feedback().returnAnswer(review.id, path);
        INFO((asked.ok() ? std::string() : asked.error().message));
        REQUIRE(asked.ok());
        judge(review);
        finish(review);
        return path;
    }
    ReturnedAnswer onlyQuestion() {
        const auto asked = dale.reviews().asked();
        REQUIRE(asked.ok());
        REQUIRE(asked->size() == 1);
        return asked->front();
    }
};

constexpr auto twoChildren = "da-two-young-children.first-officer";

} // namespace

TEST_CASE("R22: what an officer has finished stands in the supervisor's queue until it is reviewed") {
    TeamOfTwo team;
    const auto record = team.dale.capture().record("incident_observation", caseAnswers(twoChildren), millLane);
    REQUIRE(record.ok());
    team.meet();
    CHECK(team.marsh.reviews().queue()->empty());
    REQUIRE(team.dale.capture().submitRecord(*record).ok());
    team.meet();
    const auto line = team.onlyLine();
    CHECK(line.record.id == *record);
    CHECK(line.author == "PC Dale");
    CHECK(line.stage == ReviewStage::ToReview);
    REQUIRE(line.due);
    CHECK(line.due->utcMs > line.finishedAt.utcMs);
    CHECK(line.due->utcMs <= line.finishedAt.utcMs + 12 * hourMs);
    const auto review = team.reviewOf(*record);
    team.judge(review);
    team.finish(review);
    CHECK(team.marsh.reviews().queue()->empty());
}

TEST_CASE("R22: a supervisor's time begins when the record is finished") {
    TeamOfTwo team;
    const auto record = team.dale.capture().record("incident_observation", caseAnswers(twoChildren), millLane);
    REQUIRE(record.ok());
    const auto reviewClock = [&] {
        const auto clocks =
            runningClocks(team.dale.reads().local(), *team.dale.reads().records().show(*record), team.clock.now());
        REQUIRE(clocks.ok());
        const auto found =
            std::find_if(clocks->begin(), clocks->end(), [](const Consequence& each) { return each.rule == "R22"; });
        return found == clocks->end() ? std::nullopt : found->due;
    };
    CHECK_FALSE(reviewClock());
    team.clock.advance(30 * hourMs);
    const auto finishedAt = team.clock.now();
    REQUIRE(team.dale.capture().submitRecord(*record).ok());
    REQUIRE(reviewClock());
    CHECK(reviewClock()->utcMs > finishedAt.utcMs);
    CHECK(reviewClock()->utcMs <= finishedAt.utcMs + 12 * hourMs);
}

TEST_CASE("a record that is changed after it was reviewed comes back and says so, until it is reviewed again") {
    TeamOfTwo team;
    const auto record = team.finished(twoChildren);
    const auto review = team.reviewOf(record);
    team.judge(review);
    team.finish(review);
    REQUIRE(team.marsh.reviews().queue()->empty());

    REQUIRE(team.dale.capture().amend(record, R"({"bwv": "none"})", "The camera had no charge.").ok());
    team.meet();
    CHECK(team.onlyLine().changed);
    CHECK(team.onlyLine().stage == ReviewStage::ToReview);

    const auto again = team.reviewOf(record);
    const auto done = team.marsh.capture().submit(again.id, "Read again.");
    INFO((done.ok() ? std::string() : done.error().message));
    REQUIRE(done.ok());
    team.meet();
    CHECK(team.marsh.reviews().queue()->empty());
}

TEST_CASE("only who may review has a queue, and nobody reviews what is his own") {
    TeamOfTwo team;
    team.finished(twoChildren);
    CHECK_FALSE(team.dale.reviews().reviews());
    CHECK(team.dale.reviews().queue()->empty());
    const auto own = team.marsh.capture().record(
        "home_visit", caseAnswers("home-two-homes-repeat.answers"), Reference{"home", "home-moor-edge"});
    INFO((own.ok() ? std::string() : own.error().message));
    REQUIRE(own.ok());
    REQUIRE(team.marsh.capture().submitRecord(*own).ok());
    team.meet();
    CHECK(team.onlyLine().author == "PC Dale");
}

TEST_CASE("the queue says why a record stands where it does, risk left behind first") {
    TeamOfTwo team;
    team.finished(twoChildren);
    const auto line = team.onlyLine();
    REQUIRE_FALSE(line.causes.empty());
    CHECK(std::is_sorted(line.causes.begin(), line.causes.end(),
        [](const ReviewCause& left, const ReviewCause& right) { return left.kind < right.kind; }));
    // R8 asks for a referral, which nobody has confirmed.
    CHECK(std::any_of(line.causes.begin(), line.causes.end(),
        [](const ReviewCause& cause) { return cause.kind == ReviewReason::Kind::NoReceipt; }));
}

TEST_CASE("an answer returned with a question reaches its officer, and his amendment comes back") {
    TeamOfTwo team;
    const auto record = team.finished(twoChildren);
    const auto path = team.returned(record, "demeanour");
    CHECK(team.onlyLine().stage == ReviewStage::Waiting);

    const auto question = team.onlyQuestion();
    CHECK(question.record == record);
    CHECK(question.path == path);
    CHECK(question.label.find("How") != std::string::npos);
    CHECK(question.label.find("Ashworth") == std::string::npos);
    CHECK(question.question == "What did you see that tells you this?");
    CHECK(question.askedBy == "Sgt Marsh");
    CHECK(question.returnedToName == "PC Dale");
    CHECK_FALSE(question.stands.empty());

    const auto child = path.substr(0, path.rfind('/'));
    const auto id = child.substr(child.rfind('/') + 1);
    const auto amended = team.dale.capture().amend(
        record, R"({"children": [{"id": ")" + id + R"(", "demeanour": ["clinging"]}]})", "Sgt Marsh asked");
    INFO((amended.ok() ? std::string() : amended.error().message));
    REQUIRE(amended.ok());
    CHECK(team.dale.reviews().asked()->empty());
    team.meet();
    const auto line = team.onlyLine();
    CHECK(line.stage == ReviewStage::Answered);
    REQUIRE(line.returned.size() == 1);
    CHECK(line.returned.front().changed);
    CHECK(line.returned.front().stands != question.stands);

    REQUIRE(team.marsh.feedback().settle(line.returned.front().review, line.returned.front().item).ok());
    CHECK(team.marsh.reviews().queue()->empty());
}

TEST_CASE("R4: a child's words that come back with a question still say that the child was not alone") {
    TeamOfTwo team;
    const auto record = team.finished(twoChildren);
    const auto child = childPath(team.marsh, record, "Alex Ashworth");
    const auto view = team.marsh.records().show(record).value();
    std::string quote;
    for (const auto& item : view.items)
        for (const auto& inner : item.items)
            for (const auto& field : inner.fields)
                if (field.field && field.field->name == "quote")
                    quote = field.path;
    REQUIRE(quote.starts_with(child + "/"));
    team.returned(record, quote.substr(child.size() + 1));
    CHECK(team.onlyQuestion().stands == "“I want it to stop”, not alone");
}

TEST_CASE("an officer can say that there is nothing to change, and the supervisor reads why") {
    TeamOfTwo team;
    const auto record = team.finished(twoChildren);
    team.returned(record, "demeanour");
    const auto question = team.onlyQuestion();
    CHECK_FALSE(team.dale.feedback().reply(question.review, question.item, "  ").ok());
    REQUIRE(team.dale.feedback().reply(question.review, question.item, "She said nothing else; I asked twice.").ok());
    CHECK(team.dale.reviews().asked()->empty());
    // A reply is an entry of his, and leaves nothing of his to finish.
    const auto unfinished = team.dale.unfinished().unfinished();
    REQUIRE(unfinished.ok());
    CHECK(std::none_of(
        unfinished->begin(), unfinished->end(), [](const DraftView& draft) { return draft.form->id() == "review"; }));
    team.meet();
    const auto line = team.onlyLine();
    CHECK(line.stage == ReviewStage::Answered);
    CHECK(line.returned.front().reply == "She said nothing else; I asked twice.");
    CHECK(line.returned.front().repliedBy == "PC Dale");
    CHECK_FALSE(line.returned.front().changed);
}

TEST_CASE("the child's words are asked for as words, and what was never said as what can still be found out") {
    TeamOfTwo team;
    const auto record = team.finished(twoChildren);
    const auto review = team.reviewOf(record);
    const auto child = childPath(team.marsh, record, "Alex Ashworth");
    auto asked = team.marsh.feedback().returnAnswer(review.id, child + "/words");
    INFO((asked.ok() ? std::string() : asked.error().message));
    REQUIRE(asked.ok());
    asked = team.marsh.feedback().returnAnswer(review.id, child + "/nonverbal_note");
    REQUIRE(asked.ok());
    // Twice is once.
    asked = team.marsh.feedback().returnAnswer(review.id, child + "/words");
    REQUIRE(asked.ok());
    std::vector<Value> questions;
    for (const auto& id : itemsIn(*review.form, asked->answers, review.form->keyOf("returned").value()))
        questions.push_back(asked->answers.at(review.form->keyOf("returned/" + id.hex() + "/asked").value()));
    REQUIRE(questions.size() == 2);
    CHECK(std::find(questions.begin(), questions.end(), Value(Text("word_for_word"))) != questions.end());
    CHECK(std::find(questions.begin(), questions.end(), Value(Text("how_found_out"))) != questions.end());
    CHECK_FALSE(team.marsh.feedback().returnAnswer(review.id, child + "/no_such_question").ok());
}

TEST_CASE("feedback reaches who wrote the record, until he has read it") {
    TeamOfTwo team;
    const auto record = team.finished(twoChildren);
    const auto review = team.reviewOf(record);
    team.judge(review);
    team.answer(review, "demeanour_quality", "brings_to_life");
    team.answer(review, "feedback", "I could see Alex on the stairs. Good.");
    team.finish(review);
    auto feedback = team.dale.reviews().feedback();
    REQUIRE(feedback.ok());
    REQUIRE(feedback->size() == 1);
    CHECK(feedback->front().words == "I could see Alex on the stairs. Good.");
    CHECK(feedback->front().by == "Sgt Marsh");
    CHECK(feedback->front().record == record);
    REQUIRE(team.dale.feedback().acknowledge(feedback->front().review, feedback->front().author).ok());
    CHECK(team.dale.reviews().feedback()->empty());
    // Nobody has feedback on his own judgement.
    CHECK(team.marsh.reviews().feedback()->empty());
}

TEST_CASE("too thin needs no further action where the answer itself is returned") {
    TeamOfTwo team;
    const auto record = team.finished(twoChildren);
    const auto review = team.reviewOf(record);
    team.judge(review);
    const auto thin = team.answer(review, "demeanour_quality", "too_thin");
    const auto owes = [](const DraftView& draft) {
        return std::any_of(draft.evaluation.missing.begin(), draft.evaluation.missing.end(),
            [](const Missing& missing) { return missing.path == "actions"; });
    };
    CHECK(owes(thin));
    const auto asked =
        team.marsh.feedback().returnAnswer(review.id, childPath(team.marsh, record, "Alex Ashworth") + "/demeanour");
    REQUIRE(asked.ok());
    CHECK_FALSE(owes(*asked));
}

} // namespace seenheard
