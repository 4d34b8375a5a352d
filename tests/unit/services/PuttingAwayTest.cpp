#include "app/services/PuttingAway.h"

#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

/// PC Dale's finished record, which Sgt Marsh may review.
struct Evening {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC Dale"};
    OfficerTablet marsh{clock, 3, "Sgt Marsh", Role::Supervisor};
    MeetingPlace server{clock};
    RecordId record;

    Evening() {
        const auto written =
            dale.capture().record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
        REQUIRE(written.ok());
        record = *written;
        REQUIRE(dale.capture().submitRecord(record).ok());
        meet();
    }
    void meet() { server.meet({&dale, &marsh}); }
    void review() {
        const auto review = marsh.capture().startFrom("review", record);
        REQUIRE(review.ok());
        const auto given = [&](const char* path, const char* choice) {
            REQUIRE(marsh.capture().answer(review->id, review->form->keyOf(path).value(), Text(choice), path).ok());
        };
        given("all_children_accounted", "yes");
        given("demeanour_quality", "adequate");
        given("risk_grade", "agree");
        given("referral_decision", "agree_made");
        REQUIRE(marsh.capture().submit(review->id, {}).ok());
        meet();
    }
    bool goes(OfficerTablet& tablet) {
        const auto gone = putAway(tablet.store(), tablet.reads(), clock.now());
        INFO((gone.ok() ? std::string() : gone.error().message));
        REQUIRE(gone.ok());
        return !*tablet.store().records().has(record);
    }
};

} // namespace

TEST_CASE("R32: what is received, reviewed and older than the force's days is put away, with its review behind it") {
    Evening evening;
    evening.review();
    CHECK_FALSE(evening.goes(evening.dale)); // not old
    evening.clock.advance(40 * dayMs);
    CHECK(evening.goes(evening.dale));
    CHECK(evening.dale.records().show(evening.record).error().code == ErrorCode::NotFound);
    CHECK(evening.dale.standing().standing()->putAway.records >= 1);
    CHECK(evening.dale.records().list(10, 0).ok());
    // Its entries stay in the chain, without the words.
    CHECK(evening.dale.store().entries().ownEntry(1).ok());
    REQUIRE(putAway(evening.dale.store(), evening.dale.reads(), evening.clock.now()).ok());
    CHECK(evening.dale.store().records().ofForm("review")->empty());
}

TEST_CASE("R32: what nobody has reviewed stays, however old it is") {
    Evening evening;
    evening.clock.advance(400 * dayMs);
    CHECK_FALSE(evening.goes(evening.dale));
}

TEST_CASE("R32: what the server is not known to have stays") {
    Evening evening;
    evening.review();
    REQUIRE(evening.dale.capture().amend(evening.record, R"({"home_note": "Later."})", "I remember more.").ok());
    evening.clock.advance(40 * dayMs);
    CHECK_FALSE(evening.goes(evening.dale));
}

TEST_CASE("R32: what somebody is writing on stays") {
    Evening evening;
    evening.review();
    const auto draft = evening.dale.capture().open(evening.record);
    REQUIRE(draft.ok());
    REQUIRE(evening.dale.answers(draft->id, "home_note", "Later.").revision > 0);
    evening.clock.advance(40 * dayMs);
    CHECK_FALSE(evening.goes(evening.dale));
}

TEST_CASE("R32: a question that waits for an answer keeps its record") {
    Evening evening;
    const auto review = evening.marsh.capture().startFrom("review", evening.record);
    REQUIRE(review.ok());
    const auto path = childPath(evening.marsh, evening.record, "Alex") + "/demeanour";
    REQUIRE(evening.marsh.feedback().returnAnswer(review->id, path).ok());
    evening.review();
    evening.clock.advance(40 * dayMs);
    CHECK_FALSE(evening.goes(evening.dale));
}

} // namespace seenheard
