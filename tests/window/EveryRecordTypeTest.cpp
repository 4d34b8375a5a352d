#include "platform/base/File.h"
#include "tests/support/ExampleWorkbook.h"
#include "tests/support/TempDirectory.h"
#include "tests/window/OfficerAtWindow.h"

#include <catch2/catch_test_macros.hpp>

#include <QElapsedTimer>
#include <iostream>

namespace seenheard {

namespace {

/// Each record is found again by words that stand on no other.
constexpr auto incidentWords = "She checks every adult who moves";
constexpr auto checkWords = "My phone died and I stayed away";
constexpr auto interviewWords = "He gets me vapes";
constexpr auto visitWords = "Training is on Thursday";
constexpr auto contactWords = "Mum and him shout every night";
constexpr auto referralWords = "Neighbour heard a window break";
constexpr auto meetingWords = "Weekly visits until the summer";
constexpr auto reviewWords = "Ask the school what it has seen";
constexpr auto workbookWords = "I sleep at Nan's when it is loud";

void childAtAnIncident(OfficerAtWindow& officer) {
    officer.begin("incident_observation", "incident-da-two-young-children");
    officer.tap("anyone_else.rooms_checked_no");
    officer.tap("home_conditions.damage_or_weapons_seen");
    officer.tap("children.add.5_to_9");
    officer.tap("children.1.seen_status.seen_and_spoken_to");
    officer.tap("children.1.exposure.heard_it");
    officer.tap("children.1.demeanour.watchful_checking_adults");
    officer.tap("children.1.appearance_injury.tired");
    officer.hear("children.1.", "said_without_being_asked", "I want it to stop", "nobody_else");
    officer.tap("children.1.relationships.protects_sibling");
    officer.tap("part.beforeYouDriveOff");
    officer.tap("who_left_caring.social_care");
    officer.tap("immediate_action.social_care_phoned");
    officer.tap("children.1.officer_concern.some");
    officer.write("children.1.concern_because", incidentWords);
    officer.finish();
}

void safeAndWell(OfficerAtWindow& officer) {
    officer.begin("safe_and_well", "missing-charlie-booth-1");
    officer.tap("seen_how.face_to_face");
    officer.tap("appearance_injury.tired");
    officer.hear("", "tell_me_what_happened", checkWords, "parent_or_carer");
    officer.tap("demeanour.quiet_withdrawn");
    officer.tap("why_left.party");
    officer.write("why_left_words", "The carnival");
    officer.tap("found_with.peers");
    officer.write("found_where", "At a friend's.");
    officer.tap("harm_or_crime.nothing_disclosed");
    officer.tap("part.beforeYouDriveOff");
    officer.tap("exploitation_signs.none_of_these");
    officer.write("exploitation_seen", "Own phone, own clothes.");
    officer.tap("safe_to_stay.safe");
    officer.write("safe_to_stay_seen", "His father had tea on.");
    officer.tap("return_interview_told.explained_agrees");
    officer.finish();
}

void returnInterview(OfficerAtWindow& officer) {
    officer.begin("return_interview", "missing-ellis-marsden-9");
    officer.tap("outcome_of_offer.accepted");
    officer.tap("held_place.neutral");
    officer.tap("told_who_i_am_and_who_sees_this.yes");
    officer.tap("present.key_worker");
    officer.hear("", "tell_me_what_happened", interviewWords, "nobody_else");
    officer.tap("demeanour.quiet_withdrawn");
    officer.tap("why_left.placement_unhappy");
    officer.write("why_left_words", "I don't like it at the home");
    officer.write("what_would_help", "To see her sister.");
    officer.tap("found_with.older_adults");
    officer.write("found_where", "A flat above the shop.");
    officer.tap("slept_where.with_an_adult");
    officer.tap("harm_or_crime.drugs_given");
    officer.write("harm_note", "Vapes.");
    officer.tap("part.beforeYouDriveOff");
    officer.tap("exploitation_signs.older_or_controlling_associates");
    officer.write("exploitation_note", "New trainers.");
    officer.tap("anyone_posing_risk.yes");
    officer.tap("people_posing_risk.1.action_against_adults.intelligence");
    officer.write("people_posing_risk.1.described_as", "A man called Macca");
    officer.tap("actions.1.owner.social_care");
    officer.write("actions.1.action", "Ask for weekend contact");
    officer.tap("share_with.social_care");
    officer.finish();
}

void homeVisit(OfficerAtWindow& officer) {
    officer.begin("home_visit", "home-moor-edge");
    officer.tap("purpose.after_missing_episodes");
    officer.tap("out_of_area_notified.yes");
    officer.tap("staff_role.deputy");
    officer.tap("night_staff_trained.no");
    officer.tap("missing_reviewed.yes");
    officer.tap("concerns_near_home.adults_waiting");
    officer.write("near_note", "A car waits at the end of the lane.");
    officer.tap("tab.1");
    officer.tap("residents.1.seen_status.seen_and_spoken_to");
    officer.tap("residents.1.demeanour.quiet_withdrawn");
    officer.tap("residents.1.words.1.could_hear.nobody_else");
    officer.write("residents.1.words.1.quote", visitWords);
    officer.tap("part.beforeYouDriveOff");
    officer.tap("concern_about_home.none");
    officer.write("home_concern_seen", "Calm, staff know each child.");
    officer.tap("actions_agreed.1.owner.me");
    officer.write("actions_agreed.1.action", "Tell the missing coordinator");
    officer.writeDay("next_visit", QDate::currentDate().addDays(14));
    officer.finish();
}

void earlyAction(OfficerAtWindow& officer) {
    officer.begin("early_action", "person-frankie-boyle-shaw");
    officer.tap("referral_reason.first_time_missing");
    officer.tap("contact_made.seen");
    officer.tap("consent.child_and_parent");
    officer.hear("", "tell_me_what_happened", contactWords, "nobody_else");
    officer.tap("demeanour.quiet_withdrawn");
    officer.tap("trigger_factors.school");
    officer.write("what_child_enjoys_wants", "Climbing.");
    officer.tap("part.beforeYouDriveOff");
    officer.tap("risk_change.same");
    officer.tap("plan.mentor");
    officer.writeDay("triage_date", QDate::currentDate());
    officer.writeDay("next_contact", QDate::currentDate().addDays(6));
    officer.finish();
}

/// From the record of the incident, which it carries on.
void referral(OfficerAtWindow& officer) {
    officer.openByWords(incidentWords);
    officer.tap("record.follow.referral");
    officer.write("what_happened", referralWords);
    officer.tap("voice_confirmed.whole");
    officer.tap("grade.red");
    officer.write("grade_because", "She cannot be settled.");
    officer.tap("threshold_view.section_47");
    officer.tap("immediate_protection.strategy_discussion_requested");
    officer.tap("people_posing_risk.add");
    officer.write("people_posing_risk.1.described_as", "The mother's partner");
    officer.write("people_posing_risk.1.relation_to_child", "Lives with her");
    officer.tap("parents_told.not_told_raises_risk");
    officer.write("parents_told_because", "Both are in custody.");
    officer.tap("recipients.social_care_bradford");
    officer.tap("contact_wanted_by.now");
    officer.finish();
}

void meeting(OfficerAtWindow& officer) {
    officer.openByWords(interviewWords);
    officer.tap("record.follow.meeting");
    officer.tap("meeting_kind.strategy_discussion");
    officer.tap("asked_at.quarter");
    officer.tap("held_at.now");
    officer.tap("police_attended.yes");
    officer.write("police_who", "DS Whitaker");
    officer.tap("decisions.add");
    officer.write("decisions.1.what", meetingWords);
    officer.write("decisions.1.by_whom", "Social care");
    officer.writeDay("decisions.1.due", QDate::currentDate().addDays(7));
    officer.finish();
}

void review(OfficerAtWindow& sergeant) {
    sergeant.openByWords(incidentWords);
    sergeant.tap("record.follow.review");
    sergeant.tap("review.yours");
    sergeant.tap("all_children_accounted.yes");
    sergeant.tap("demeanour_quality.adequate");
    sergeant.tap("risk_grade.agree");
    sergeant.tap("referral_decision.agree_made");
    sergeant.write("feedback", reviewWords);
    sergeant.endReview();
}

void importedWorkbook(OfficerAtWindow& officer) {
    officer.begin("doorstep_visit", {});
    officer.writeDay("visited_on", QDate::currentDate());
    officer.tap("area.leeds");
    officer.tap("ward.other");
    officer.tap("reached.yes");
    officer.tap("rooms.kitchen");
    officer.write("warmth", "16.5");
    officer.tap("adults.more");
    officer.tap("children.add");
    officer.write("children.1.first_name", "Robin");
    officer.tap("children.1.seen_how.spoken");
    officer.write("children.1.said", workbookWords);
    officer.tap("part.beforeYouDriveOff");
    officer.tap("concern.some");
    officer.finish();
}

/// A server with every form, the imported one among them.
void openServer(CentralServer& server, const Places& places) {
    const auto workbook = places.world() / "Doorstep visit.xlsx";
    REQUIRE(server.prepare().ok());
    REQUIRE(writeFileDurably(workbook,
        exampleWorkbook(
            {{"form_title", "form_id", "default_language"}, {"Doorstep visit", "doorstep_visit", "English (en)"}})
            .octets())
                .ok());
    const auto imported = server.importForm(workbook);
    INFO((imported.ok() ? std::string() : imported.error().message));
    REQUIRE(imported.ok());
    REQUIRE(server.start().ok());
}

} // namespace

TEST_CASE(
    "every record type and an imported workbook are recorded in a real window, sent, and read on another tablet") {
    QElapsedTimer clock;
    clock.start();
    const TempDirectory directory;
    const Places places{SEENHEARD_PROGRAMS_DIR, SEENHEARD_SOURCE_DIR, directory.path()};
    REQUIRE(places.clear().ok());
    CentralServer server(places);
    openServer(server, places);
    ShiftTablet dale({"Tablet A", {"PC Dale", "Response", "Bradford", "officer"}, "246813", {1280, 800}}, places);
    ShiftTablet marsh({"Tablet B", {"Sgt Marsh", "Response", "Bradford", "supervisor"}, "864209", {800, 1280}}, places);
    for (auto* tablet : {&dale, &marsh}) {
        REQUIRE(tablet->enrol(server).ok());
        REQUIRE(tablet->switchOn().ok());
    }
    OfficerAtWindow officer(dale);
    officer.unlock();
    for (const auto& record : {childAtAnIncident, safeAndWell, returnInterview, homeVisit, earlyAction, referral,
             meeting, importedWorkbook}) {
        record(officer);
        std::cout << clock.elapsed() / 1000 << " s\n";
    }
    officer.send();

    OfficerAtWindow sergeant(marsh);
    sergeant.unlock();
    sergeant.send();
    for (const auto* words : {incidentWords, checkWords, interviewWords, visitWords, contactWords, referralWords,
             meetingWords, workbookWords})
        sergeant.openByWords(words);
    review(sergeant);
    sergeant.send();
    officer.send();
    officer.openByWords(reviewWords);
    std::cout << "played in " << clock.elapsed() / 1000 << " s\n";
}

} // namespace seenheard
