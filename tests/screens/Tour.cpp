#include "tests/screens/Tour.h"

#include "tests/screens/PicturesTour.h"
#include "tests/screens/ReviewTour.h"
#include "tests/screens/StandingTour.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

void writeTheScene(Journey& officer) {
    officer.tap("anyone_else.rooms_checked_no");
    officer.tap("home_conditions.damage_or_weapons_seen");
    officer.tap("adults.add");
    officer.tap("adults.1.relation.father");
    officer.tap("adults.1.arrested.yes");
}

void writeOfAlex(Journey& officer) {
    officer.tap("children.known.2");
    officer.tap("children.1.seen_status.seen_and_spoken_to");
    officer.tap("children.1.exposure.same_room");
    officer.tap("children.1.demeanour.frightened_hiding_shaking");
    officer.tap("children.1.demeanour.tearful_crying");
    officer.tap("children.1.appearance_injury.tired");
    officer.tap("children.1.words.1.question.said_without_being_asked");
    officer.type("children.1.words.1.quote", "I want it to stop. Mummy was on the floor.");
}

/// The server holds the newest entry of that tablet for a supervisor.
void holdNewest(OfficerTablet& tablet) {
    VerifiedAnswer answer;
    answer.position = tablet.store().sync().position().value();
    answer.position.treeHead.ref.size = 1204;
    answer.position.treeHead.signedAtMs = answer.serverTimeMs = evening;
    VerifiedReceipt receipt;
    receipt.number = tablet.entriesWritten();
    receipt.receipt.entry = tablet.store().entries().ownEntry(receipt.number)->id;
    receipt.receipt.state = ReceiptState::Held;
    receipt.receipt.reason = HoldReason::RevokedSigner;
    receipt.receipt.atMs = evening;
    answer.receipts = {receipt};
    REQUIRE(tablet.store().sync().apply(answer).ok());
}

void begin(Journey& officer, const std::string& form, const std::string& about) {
    officer.tap("start." + form);
    officer.tap("incident." + about);
    officer.tap("begin");
}

void openRecordAbout(Journey& officer, const char* child) {
    const auto* records = officer.screens().today()->records();
    for (int row = 0; row < records->count(); ++row)
        if (records->at(row, "title").toString().startsWith(QLatin1String(child))) {
            officer.tapRecord(row);
            return;
        }
    FAIL("no record is about " << child);
}

/// The records that do not begin with an incident.
void visitOtherRecords(Onlooker& onlooker) {
    FakeClock clock(evening);
    OfficerScreens kim(clock, 4, "PCSO Kim Hallam", Role::Pcso);
    REQUIRE(kim.tablet().capture().record("return_interview", caseAnswers("missing-13-and-15-many-times.answers"),
        Reference{"missing_episode", "missing-ellis-marsden-9"}));
    Journey officer(kim);
    onlooker.meet(officer);
    officer.unlock();
    officer.tap("start.safe_and_well");
    officer.tap("incident.missing-morgan-sykes-16");
    onlooker.look(officer, "18-before-you-ask-missing");
    officer.tap("begin");
    officer.tap("returned_at.now");
    onlooker.look(officer, "18-safe-and-well");
    officer.tap("why_left.boy_or_girlfriend");
    onlooker.look(officer, "18-safe-and-well-why", "why_left_words");
    officer.tap("part.beforeYouDriveOff");
    officer.tap("safe_to_stay.not_safe");
    onlooker.look(officer, "18-safe-and-well-drive-off", "safe_to_stay_note");
    officer.tap("capture.whatFollows");
    onlooker.look(officer, "18-safe-and-well-follows");
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();

    begin(officer, "home_visit", "home-park-side");
    officer.tap("tab.1");
    officer.tap("residents.1.seen_status.seen_and_spoken_to");
    officer.tap("residents.1.demeanour.calm_settled");
    onlooker.look(officer, "19-home-visit-resident", "residents.1.demeanour_seen");
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();

    begin(officer, "early_action", "person-frankie-boyle-shaw");
    officer.tap("contact_made.seen");
    onlooker.look(officer, "20-early-action", "contact_made.seen");
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();

    openRecordAbout(officer, "EM, ");
    onlooker.look(officer, "21-return-interview-record");
    officer.tap("record.follow.referral");
    onlooker.look(officer, "22-referral");
    officer.tap("grade.red");
    onlooker.look(officer, "22-referral-grade", "grade_because");
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();
    openRecordAbout(officer, "EM, ");
    officer.tap("record.write");
    officer.tap("capture.whatFollows");
    officer.tap("submit");
    officer.tap("record.write");
    onlooker.look(officer, "22-amending", "amend.reason");
}

QString pathOfAQuotation(Journey& officer) {
    for (auto* group : officer.screens().record()->groups()->objects())
        for (auto* object : static_cast<RecordGroupViewModel*>(group)->cards()->objects())
            if (auto* card = static_cast<CardViewModel*>(object); card->quotation())
                return card->path();
    FAIL("no quotation stands on this record");
    return {};
}

} // namespace

void tourOfEveryPage(Onlooker& onlooker) {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens tom(clock, 2, "PC Tom Whitaker");
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);

    {
        Journey officer(asha);
        onlooker.meet(officer);
        for (const auto* key : {"pin.1", "pin.1", "pin.1", "pin.1", "pin.unlock"})
            officer.tap(key);
        onlooker.look(officer, "01-unlock-wrong-pin");
        officer.tap("pin.2");
        officer.tap("pin.4");
        onlooker.look(officer, "01-unlock");
        officer.tap("pin.erase");
        officer.tap("pin.erase");
        officer.unlock();
        onlooker.look(officer, "02-today-first");
        officer.tap("start.incident_observation");
        onlooker.look(officer, "02-before-you-ask-list");
        officer.tap("incident.incident-da-two-young-children");
        onlooker.look(officer, "03-before-you-ask");
        officer.tap("begin");
        onlooker.look(officer, "04-capture-begins");
        officer.tap("home_conditions.not_obtained");
        onlooker.look(officer, "04-capture-not-obtained", "home_conditions.reason.ran_out_of_time");
        officer.tap("home_conditions.not_obtained");
        writeTheScene(officer);
        onlooker.look(officer, "05-capture-scene", "adults.1.relation.father");
        writeOfAlex(officer);
        onlooker.look(officer, "06-capture-words", "children.1.words.1.quote");
        officer.tap("children.1.appearance_injury.visible_injury");
        onlooker.look(officer, "06-body-map", "children.1.marks.1.place.front");
        officer.tap("children.1.marks.1.place.front");
        onlooker.look(officer, "06-body-map-marked", "children.1.marks.1.place.front");
        officer.tap("children.1.marks.1.place.list");
        onlooker.look(officer, "06-body-map-list", "children.1.marks.1.place.list");
        officer.tap("children.1.marks.1.withdraw");
        officer.tap("children.1.appearance_injury.visible_injury");
        officer.tap("children.1.words.show");
        onlooker.look(officer, "06-show-the-child");
        officer.tap("back");
        officer.tap("children.1.words.1.could_hear.another_child");
        officer.tap("children.1.relationships.protects_sibling");
        onlooker.look(officer, "07-capture-demeanour", "children.1.demeanour.clinging");
        officer.tap("tab.0");
        officer.tap("children.add.1_to_4");
        officer.fill("children.2.name", "Robyn Ashwerth");
        onlooker.look(officer, "07-capture-may-be-known", "children.2.mayBe.0.link");
        officer.tap("children.2.mayBe.0.link");
        onlooker.look(officer, "07-capture-linked", "children.2.unlink");
        officer.tap("children.2.withdraw");
        officer.tap("part.beforeYouDriveOff");
        officer.tap("who_left_caring.other_relative");
        officer.tap("children.1.officer_concern.serious");
        officer.type("children.1.concern_because", "Both children watched their mother being hurt.");
        onlooker.look(officer, "08-before-you-drive-off", "children.1.concern_because");
        officer.tap("capture.whatFollows");
        onlooker.look(officer, "09-what-follows");
        officer.tap("back");
        officer.tap("coverNow");
        onlooker.look(officer, "10-covered");
        officer.screens().setCovered(false);
        officer.tap("back");
    }

    clock.jumpTo(evening - std::int64_t{41} * 24 * 3600 * 1000);
    static_cast<void>(writeAnEarlierContact(asha.tablet()));
    clock.jumpTo(evening + 12 * 60'000);
    REQUIRE(tom.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    REQUIRE(asha.tablet().capture().record(
        "incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    REQUIRE(tom.tablet().capture().record("incident_observation", caseAnswers("da-behaviour-not-recorded.answers"),
        Reference{"incident", "incident-da-behaviour-not-recorded"}));
    clock.advance(9 * 60'000);
    MeetingPlace server(clock);
    server.meet({&asha.tablet(), &tom.tablet(), &ruth.tablet()});
    server.meet({&asha.tablet(), &tom.tablet(), &ruth.tablet()});
    clock.advance(3 * 60'000);
    asha.network().now.box = {asha.tablet().entriesWritten(), 412'000, 0};
    asha.network().now.held = 1;
    asha.network().now.waiting = 1;
    asha.network().now.lastExchange = clock.now();
    asha.network().now.lastFailure = "The server did not answer. What waits is safe on this tablet.";
    asha.network().now.nextTryAtMs = clock.now().utcMs + 4 * 60'000;
    REQUIRE(asha.tablet().capture().record("incident_observation", caseAnswers("missing-two-found-wandering.answers"),
        Reference{"incident", "incident-missing-two-found-wandering"}));
    holdNewest(asha.tablet());

    {
        Journey officer(asha);
        onlooker.meet(officer);
        officer.screens().lockFor(QStringLiteral("The force locked this tablet: it was reported lost. What you wrote "
                                                 "is safe on it and is still being sent."));
        officer.settle();
        onlooker.look(officer, "10-locked-by-the-force");
        officer.unlock();
        onlooker.look(officer, "11-today");
        officer.tap("sendingBar");
        onlooker.look(officer, "12-sending");
        officer.tap("back");
        asha.network().now.serverGathers = true;
        asha.network().now.received = 2;
        asha.network().now.lastFailure.reset();
        officer.tap("sendingBar");
        onlooker.look(officer, "12-sending-server-restored");
        officer.tap("back");
        asha.network().now.serverGathers = false;
        officer.tapRecord(2);
        const auto quotation = "history." + pathOfAQuotation(officer).toStdString();
        onlooker.look(officer, "13-record");
        onlooker.look(officer, "13-record-words", quotation);
        officer.tap(quotation);
        onlooker.look(officer, "13-record-history");
        officer.tap("history.close");
        officer.tap("back");
        officer.tap("today.find");
        officer.fill("find.words", "stop");
        onlooker.look(officer, "14-find");
        officer.tap("back");
        officer.tap("today.find");
        officer.fill("find.words", "alex");
        onlooker.look(officer, "14-find-child");
        officer.tap("foundChild.0");
        onlooker.look(officer, "18-child");
        onlooker.look(officer, "18-child-words", "contact.0");
        onlooker.look(officer, "18-child-earlier", "contact.1");
        officer.tap("contact.1");
        onlooker.look(officer, "18-child-record", "life.person-alex-ashworth");
        officer.tap("life.person-alex-ashworth");
        officer.tap("child.same");
        onlooker.look(officer, "25-same-child");
        officer.fill("sameChild.words", "robin");
        officer.tap("sameChild.0");
        officer.fill("sameChild.link.reason", "Their mother says that it is one child.");
        onlooker.look(officer, "25-same-child-beside", "sameChild.link.confirm");
        officer.tap("sameChild.link.confirm");
        officer.tap("notice.understood");
        onlooker.look(officer, "25-same-child-linked", "sameChild.part.0");
        officer.tap("sameChild.part.0");
        officer.fill("sameChild.part.0.reason", "They are brother and sister.");
        officer.tap("sameChild.part.0.confirm");
        officer.tap("notice.understood");
        officer.tap("back");
        officer.tap("back");
        officer.tap("back");
        officer.tap("today.tablet");
        onlooker.look(officer, "15-this-tablet");
        onlooker.look(officer, "15-this-tablet-standing", "tablet.sending");
        asha.keys().rules = {6, true};
        officer.tap("tablet.changePin");
        onlooker.look(officer, "26-change-pin");
        officer.tap("pin.1");
        officer.tap("pin.2");
        onlooker.look(officer, "26-change-pin-entered");
        officer.tap("back");
        asha.keys().standing.keyStoreAnswers = true;
        officer.tap("tablet.changePin");
        for (const auto* key : {"pin.2", "pin.4", "pin.6", "pin.8", "pin.unlock"})
            officer.tap(key);
        for (const auto* key : {"pin.1", "pin.2", "pin.3", "pin.4", "pin.5", "pin.6", "pin.unlock"})
            officer.tap(key);
        onlooker.look(officer, "26-change-pin-refused");
        for (const auto* key : {"pin.1", "pin.3", "pin.5", "pin.7", "pin.9", "pin.0", "pin.unlock"})
            officer.tap(key);
        for (const auto* key : {"pin.1", "pin.3", "pin.5", "pin.7", "pin.9", "pin.0", "pin.unlock"})
            officer.tap(key);
        onlooker.look(officer, "26-pin-changed");
        officer.tap("notice.understood");
        officer.tap("tablet.changePin");
        officer.tap("back");
        onlooker.look(officer, "15-this-tablet-key-store", "tablet.keepInKeyStore");
        officer.tap("tablet.keepInKeyStore");
        onlooker.look(officer, "26-keep-in-key-store");
        officer.tap("back");
    }
    {
        Journey sergeant(ruth);
        onlooker.meet(sergeant);
        sergeant.unlock();
        sergeant.tap("today.differences");
        sergeant.tap("difference.0.0.take");
        sergeant.fill("decide.0.reason", "The second officer saw the child after the arrest.");
        onlooker.look(sergeant, "16-differences");
        sergeant.tap("decide.0.confirm");
        onlooker.look(sergeant, "17-decided");
        sergeant.tap("notice.understood");
        sergeant.tap("back");
        sergeant.tapRecord(1);
        sergeant.tap("record.follow.review");
        onlooker.look(sergeant, "23-review");
        sergeant.tap("back");
        sergeant.tapRecord(1);
        sergeant.tap("record.follow.meeting");
        onlooker.look(sergeant, "24-meeting");
    }
    visitOtherRecords(onlooker);
    visitPictures(onlooker);
    tourOfReviews(onlooker);
    tourOfStanding(onlooker);
}

} // namespace seenheard
