#include "app/services/LocalKnowledge.h"

#include "app/services/RecordClocks.h"
#include "sync/forms/IsoTime.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

constexpr std::int64_t dayMs = 24 * std::int64_t{3'600'000};

std::vector<Consequence> followsOf(OfficerTablet& tablet, const RecordId& record) {
    const auto draft = tablet.capture().open(record);
    INFO((draft.ok() ? std::string() : draft.error().message));
    REQUIRE(draft.ok());
    const auto follows = tablet.capture().whatFollows(draft->id);
    INFO((follows.ok() ? std::string() : follows.error().message));
    REQUIRE(follows.ok());
    return *follows;
}

const Consequence* ofRule(const std::vector<Consequence>& all, const std::string& rule) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Consequence& each) { return each.rule == rule; });
    return found == all.end() ? nullptr : &*found;
}

RecordId written(OfficerTablet& tablet, const std::string& form, const std::string& json,
    const std::optional<Reference>& about = std::nullopt) {
    const auto record = tablet.capture().record(form, json, about);
    INFO((record.ok() ? std::string() : record.error().message));
    REQUIRE(record.ok());
    while (tablet.index().index(1'000).value())
        ;
    return *record;
}

} // namespace

TEST_CASE("R10: the terms that were loaded decide which school day is next, and the school is named") {
    FakeClock clock(instantFrom("2026-03-27T21:00:00Z")->utcMs); // the Friday on which a holiday begins
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record = written(dale, "incident_observation",
        R"({"children": [{"person_ref": "person-alex-ashworth", "seen_status": "seen_and_spoken_to"}]})", millLane);
    const auto follows = followsOf(dale, record);
    const auto* notice = ofRule(follows, "R10");
    REQUIRE(notice);
    CHECK(notice->what.find("Shipley Glen Primary School") != std::string::npos);
    REQUIRE(notice->due);
    CHECK(isoText(*notice->due) == "2026-04-13T08:50:00+01:00");
}

TEST_CASE("R10: while the server does not have a record its countdown is red, and says where to phone it in") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record = written(dale, "incident_observation",
        R"({"children": [{"person_ref": "person-alex-ashworth", "seen_status": "seen_and_spoken_to"}]})", millLane);
    const auto clocksOf = [&] {
        const auto view = dale.records().show(record);
        REQUIRE(view.ok());
        const auto clocks = runningClocks(dale.reads().local(), *view, clock.now());
        REQUIRE(clocks.ok());
        return *clocks;
    };
    const auto noticeOf = [&] {
        const auto clocks = clocksOf();
        const auto* notice = ofRule(clocks, "R10");
        REQUIRE(notice);
        return *notice;
    };
    CHECK(noticeOf().urgent);
    CHECK(noticeOf().phone == "01632 960 110");
    MeetingPlace server(clock);
    server.meet({&dale});
    CHECK_FALSE(noticeOf().urgent);
    CHECK(noticeOf().phone.empty());

    // Sent in time, the school is told without anybody's doing: nothing is overdue next week.
    clock.advance(3 * dayMs);
    CHECK_FALSE(ofRule(clocksOf(), "R10"));
}

TEST_CASE("R7: the number of the children's social care is there to be phoned") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record = written(dale, "incident_observation",
        R"({"children": [{"person_ref": "person-alex-ashworth", "officer_concern": "immediate_danger"}]})", millLane);
    const auto follows = followsOf(dale, record);
    const auto* referral = ofRule(follows, "R7");
    REQUIRE(referral);
    CHECK(referral->phone == "01632 960 120");
}

TEST_CASE("R9: the third time missing within thirty days, over what was loaded and what was recorded") {
    FakeClock clock(instantFrom("2026-03-10T12:00:00Z")->utcMs);
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const std::string morgan = R"({"person_ref": "person-morgan-sykes", "returned_at": )";
    const Reference episode{"missing_episode", "missing-morgan-sykes-16"};
    const auto first = written(dale, "safe_and_well", morgan + R"("2026-03-01T09:00:00Z"})", episode);
    CHECK_FALSE(ofRule(followsOf(dale, first), "R9"));
    const auto second = written(dale, "safe_and_well", morgan + R"("2026-03-04T09:00:00Z"})");
    CHECK_FALSE(ofRule(followsOf(dale, second), "R9"));
    const auto third = written(dale, "safe_and_well", morgan + R"("2026-03-09T09:00:00Z"})");
    const auto follows = followsOf(dale, third);
    const auto* escalates = ofRule(follows, "R9");
    REQUIRE(escalates);
    CHECK(escalates->why.find("3 times missing in 30 days") != std::string::npos);
}

TEST_CASE("R12: a return that is corrected restates the clocks and leaves the first one beside them") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record = written(
        dale, "safe_and_well", R"({"person_ref": "person-morgan-sykes", "returned_at": "2026-03-01T09:00:00Z"})");
    clock.advance(60'000);
    REQUIRE(dale.capture().amend(record, R"({"returned_at": "2026-03-01T11:00:00Z"})", "Read the log again.").ok());
    const auto follows = followsOf(dale, record);
    const auto* offer = ofRule(follows, "R12");
    REQUIRE(offer);
    CHECK(isoText(*offer->due) == "2026-03-04T11:00:00+00:00");
    CHECK(offer->why.find("First given as 1 March 2026, 09:00") != std::string::npos);
}

TEST_CASE("a referral begins with what is known: how often before, and whose social care receives it") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const std::string ofAlex =
        R"({"incident_kind": "domestic_abuse", "children": [{"person_ref": "person-alex-ashworth"}]})";
    written(dale, "incident_observation", ofAlex);
    clock.advance(100 * dayMs);
    written(dale, "incident_observation", ofAlex);
    clock.advance(dayMs);
    const auto source = written(dale, "incident_observation",
        R"({"children": [{"person_ref": "person-alex-ashworth", "seen_status": "seen_and_spoken_to"}]})", millLane);
    const auto referral = dale.capture().startFrom("referral", source);
    INFO((referral.ok() ? std::string() : referral.error().message));
    REQUIRE(referral.ok());
    const auto& form = *referral->form;
    const auto answer = [&](const std::string& name) { return referral->answers.at(form.keyOf(name).value()); };
    CHECK(answer("previous_domestic_abuse_3_months") == Value(std::int64_t{1}));
    CHECK(answer("previous_domestic_abuse") == Value(std::int64_t{2}));
    CHECK(answer("previous_missing") == Value(std::int64_t{0}));
    CHECK(answer("previous_referrals_12_months") == Value(std::int64_t{0}));
    CHECK(answer("recipients/social_care_bradford") == Value(true));
}

TEST_CASE("a finished record drafts the referral that it owes, however it was finished") {
    FakeClock clock;
    OfficerTablet dale(clock, 1, "PC 1 Dale");
    const auto record =
        dale.capture().record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane);
    REQUIRE(record.ok());
    const auto referrals = [&] {
        const auto all = dale.records().list(100, 0).value();
        return std::count_if(
            all.begin(), all.end(), [](const RecordSummary& each) { return each.formId == "referral"; });
    };
    CHECK(referrals() == 0);
    REQUIRE(dale.capture().submitRecord(*record).ok());
    CHECK(referrals() == 1);
    REQUIRE(dale.capture().submitRecord(*record).ok());
    CHECK(referrals() == 1);
}

} // namespace seenheard
