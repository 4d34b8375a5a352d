#include "tests/screens/Journey.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

namespace seenheard {

namespace {

constexpr double secondsToDecide = 1.4;
constexpr double secondsToTap = 1.1;

/// An officer at Today, about to begin one kind of record about one thing.
struct Beginning {
    FakeClock clock{evening};
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    Journey officer{asha};

    Beginning(const std::string& form, const std::string& about) {
        officer.unlock();
        officer.tap("start." + form);
        officer.tap("incident." + about);
        officer.tap("begin");
        officer.countFromHere();
    }

    /// Nothing essential is left, and within the budget; says what it took.
    void costs(const std::string& what, int budget) {
        const auto* missing = officer.screens().capture()->missing();
        for (int row = 0; row < missing->count(); ++row)
            UNSCOPED_INFO("still owed: " << missing->at(row, "path").toString().toStdString());
        CHECK(officer.screens().capture()->missing()->count() == 0);
        std::cout << what << ": " << officer.taps() << " of " << budget << " taps, "
                  << officer.taps() * (secondsToDecide + secondsToTap) << " s besides typing\n";
        CHECK(officer.taps() <= budget);
    }
    /// What follows, submit, and the record as it is read.
    void endsAsARecord() {
        officer.tap("capture.whatFollows");
        CHECK(officer.screens().whatFollows()->hindrances()->count() == 0);
        CHECK(officer.screens().whatFollows()->consequences()->count() > 0);
        officer.tap("submit");
        waitUntil([this] { return officer.screens().navigation()->page() == NavigationViewModel::Page::Record; });
        officer.settle();
        CHECK(officer.screens().record()->submitted());
        CHECK(officer.screens().record()->groups()->count() > 0);
    }
};

void hear(Journey& officer, const std::string& child, const std::string& quote, const std::string& hearer) {
    officer.tap(child + "words.1.question.tell_me_what_happened");
    officer.type(child + "words.1.quote", quote);
    officer.tap(child + "words.1.could_hear." + hearer);
}

} // namespace

TEST_CASE("a safe and well check takes 14 taps: a boy who stayed away after a carnival") {
    Beginning check("safe_and_well", "missing-charlie-booth-1");
    auto& officer = check.officer;
    officer.tap("seen_how.face_to_face");
    officer.tap("appearance_injury.clean_appropriate");
    officer.type("appearance_seen", "Warm, fed, dry clothes.");
    hear(officer, "", "My phone died and I stayed at a mate's", "parent_or_carer");
    officer.tap("demeanour.quiet_withdrawn");
    officer.tap("why_left.party");
    officer.type("why_left_words", "My phone died and I stayed at a mate's");
    officer.tap("found_with.peers");
    officer.type("found_where", "At a friend's after the carnival.");
    officer.tap("harm_or_crime.nothing_disclosed");
    officer.tap("capture.next"); // Before you drive off
    officer.tap("exploitation_signs.none_of_these");
    officer.type("exploitation_seen", "Own phone, own clothes.");
    officer.tap("safe_to_stay.safe");
    officer.type("safe_to_stay_seen", "His father had tea on.");
    officer.tap("return_interview_told.explained_agrees");
    check.costs("safe and well check, return known", 14);
    check.endsAsARecord();
}

TEST_CASE("a safe and well check takes 14 taps: a girl found with older men, her return not in the data") {
    Beginning check("safe_and_well", "missing-morgan-sykes-16");
    auto& officer = check.officer;
    officer.tap("returned_at.now");
    officer.tap("returned_basis.police_found");
    officer.tap("seen_how.face_to_face");
    officer.tap("appearance_injury.tired");
    hear(officer, "", "They're just friends", "nobody_else");
    officer.tap("demeanour.new_items_or_phone");
    officer.type("new_items", "A new phone, a present she says.");
    officer.tap("why_left.boy_or_girlfriend");
    officer.type("why_left_words", "They're just friends");
    officer.tap("found_with.older_adults");
    officer.type("found_where", "In a parked car with two men.");
    officer.tap("harm_or_crime.nothing_disclosed");
    officer.tap("capture.next");
    officer.tap("exploitation_signs.older_or_controlling_associates");
    officer.type("exploitation_note", "She asks by message before she answers.");
    officer.tap("safe_to_stay.does_not_feel_safe");
    officer.type("safe_to_stay_note", "The men know the home.");
    officer.tap("return_interview_told.agrees_not_now");
    check.costs("safe and well check, return not known", 14);
    check.endsAsARecord();
}

TEST_CASE("a return interview takes 18 taps") {
    Beginning interview("return_interview", "missing-ellis-marsden-9");
    auto& officer = interview.officer;
    officer.tap("outcome_of_offer.accepted");
    officer.tap("held_place.neutral");
    officer.tap("told_who_i_am_and_who_sees_this.yes");
    officer.tap("present.key_worker");
    hear(officer, "", "He gets me vapes", "nobody_else");
    officer.tap("demeanour.changed_while_we_were_there");
    officer.type("demeanour_changed_from", "Guarded, short answers.");
    officer.tap("why_left.placement_unhappy");
    officer.type("why_left_words", "I don't like it at the home");
    officer.fillByTap("what_would_help", "To see her sister at weekends.");
    officer.tap("found_with.older_adults");
    officer.type("found_where", "A flat above the shop by the canal.");
    officer.tap("slept_where.with_an_adult");
    officer.tap("harm_or_crime.drugs_given");
    officer.type("harm_note", "Vapes.");
    officer.tap("capture.next");
    officer.tap("exploitation_signs.older_or_controlling_associates");
    officer.type("exploitation_note", "New trainers.");
    officer.tap("anyone_posing_risk.yes");
    officer.tap("people_posing_risk.1.action_against_adults.intelligence");
    officer.type("people_posing_risk.1.described_as", "A man called Macca, white van");
    officer.tap("actions.1.owner.social_care");
    officer.type("actions.1.action", "Ask for weekend contact with her sister");
    officer.tap("share_with.social_care");
    interview.costs("return interview", 18);
    interview.endsAsARecord();
}

TEST_CASE("a children's home visit takes 12 taps, and each resident 4") {
    Beginning visit("home_visit", "home-moor-edge");
    auto& officer = visit.officer;
    officer.tap("purpose.after_missing_episodes");
    officer.tap("out_of_area_notified.yes");
    officer.tap("staff_role.deputy");
    officer.tap("night_staff_trained.no");
    officer.tap("missing_reviewed.yes");
    officer.tap("concerns_near_home.adults_waiting");
    officer.type("near_note", "A car waits at the end of the lane after school.");
    const int before = officer.taps();
    officer.tap("tab.1");
    officer.tap("residents.1.seen_status.seen_and_spoken_to");
    officer.tap("residents.1.demeanour.calm_settled");
    officer.type("residents.1.demeanour_seen", "Relaxed; jokes with the PCSO.");
    officer.tap("residents.1.words.1.could_hear.nobody_else");
    officer.type("residents.1.words.1.quote", "Training's on Thursday");
    const int resident = officer.taps() - before;
    CHECK(resident <= 4);
    officer.tap("capture.next"); // Before you drive off
    officer.tap("concern_about_home.none");
    officer.type("home_concern_seen", "Calm, staff know each child.");
    officer.tap("actions_agreed.1.owner.me");
    officer.type("actions_agreed.1.action", "Tell the missing coordinator of the car");
    officer.fillDay("next_visit", "16/03/2026");
    visit.costs("children's home visit with one resident", 12 + 4);
    visit.endsAsARecord();
}

TEST_CASE("R4: what one child said reads as a quotation on the record, and 'not alone' where somebody could hear") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    const auto record = asha.tablet().capture().record("return_interview",
        caseAnswers("missing-13-and-15-many-times.answers"), Reference{"missing_episode", "missing-ellis-marsden-9"});
    REQUIRE(record.ok());
    Journey officer(asha);
    officer.unlock();
    officer.screens().openRecord(QString::fromStdString(record->hex()));
    officer.settle();
    std::vector<bool> notAlone;
    for (auto* group : officer.screens().record()->groups()->objects())
        for (auto* object : static_cast<RecordGroupViewModel*>(group)->cards()->objects())
            if (auto* card = static_cast<CardViewModel*>(object); card->label() == "What did the child say?")
                notAlone.push_back(card->quotation() && card->notAlone());
    // The first with the key worker there, the second without.
    CHECK(notAlone == std::vector<bool>{true, false});
}

TEST_CASE("an Early Action contact takes 16 taps") {
    Beginning contact("early_action", "person-frankie-boyle-shaw");
    auto& officer = contact.officer;
    officer.tap("referral_reason.first_time_missing");
    officer.tap("contact_made.seen");
    officer.tap("consent.child_and_parent");
    hear(officer, "", "Mum and him shout every night", "nobody_else");
    officer.tap("demeanour.changed_while_we_were_there");
    officer.type("demeanour_changed_from", "Restless.");
    officer.tap("trigger_factors.domestic_abuse");
    officer.fillByTap("what_child_enjoys_wants", "Climbing; wants the shouting to stop.");
    officer.tap("capture.next");
    officer.tap("risk_change.higher");
    officer.type("risk_because", "The shouting is every night.");
    officer.tap("plan.mentor");
    officer.fillDay("triage_date", "04/03/2026");
    officer.fillDay("next_contact", "08/03/2026");
    contact.costs("Early Action contact", 16);
    contact.endsAsARecord();
    // Domestic abuse: its referral is drafted already.
    officer.tap("back");
    CHECK(officer.shows("unfinished.0"));
}

TEST_CASE("a referral drafted from its record takes 14 taps, and none for what the record says") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    Journey officer(asha);
    officer.unlock();
    officer.tap("record.0");
    officer.tap("record.follow.referral");
    officer.countFromHere();
    officer.fillByTap("what_happened", "Neighbour heard shouting; both parents arrested for assaulting us.");
    officer.tap("voice_confirmed.whole");
    officer.tap("grade.red");
    officer.type("grade_because", "Both saw it and cannot be settled.");
    officer.tap("threshold_view.section_47");
    officer.tap("immediate_protection.strategy_discussion_requested");
    officer.tap("parents_told.not_told_raises_risk");
    officer.type("parents_told_because", "Both are in custody.");
    officer.tap("recipients.social_care_bradford");
    officer.tap("contact_wanted_by.now");
    const auto* missing = officer.screens().capture()->missing();
    for (int row = 0; row < missing->count(); ++row)
        UNSCOPED_INFO("still owed: " << missing->at(row, "path").toString().toStdString());
    std::cout << "referral from its record: " << officer.taps() << " of 14 taps, "
              << officer.taps() * (secondsToDecide + secondsToTap) << " s besides typing\n";
    CHECK(officer.taps() <= 14);
}

TEST_CASE("a sergeant's routine review takes 4 taps and no typing") {
    FakeClock clock(evening);
    OfficerScreens marsh(clock, 3, "Sgt Marsh", Role::Supervisor);
    OfficerTablet dale(clock, 1, "PC Dale");
    REQUIRE(
        dale.capture().record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    MeetingPlace server(clock);
    server.meet({&dale, &marsh.tablet()});
    Journey officer(marsh);
    officer.unlock();
    officer.tap("record.0");
    officer.tap("record.follow.review");
    officer.countFromHere();
    officer.tap("all_children_accounted.yes");
    officer.tap("demeanour_quality.adequate");
    officer.tap("risk_grade.agree");
    officer.tap("referral_decision.agree_made");
    CHECK(officer.screens().capture()->missing()->count() == 0);
    std::cout << "routine review: " << officer.taps() << " of 4 taps, "
              << officer.taps() * (secondsToDecide + secondsToTap) << " s\n";
    CHECK(officer.taps() <= 4);
}

} // namespace seenheard
