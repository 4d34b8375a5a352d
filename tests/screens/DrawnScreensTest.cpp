#include "tests/screens/Journey.h"
#include "tests/screens/LookedAt.h"

#include <catch2/catch_test_macros.hpp>

#include <QDir>
#include <QFile>
#include <QQuickWindow>

namespace seenheard {

namespace {

struct Size {
    const char* name;
    int width;
    int height;
};

constexpr Size sizes[] = {{"1280x800", 1280, 800}, {"800x1280", 800, 1280}, {"412x915", 412, 915}};

/// Takes a picture of what a journey shows, at every size, light and dark, and looks at each.
class Pictures {
public:
    Pictures() : folder_(QStringLiteral(SEENHEARD_PICTURES_DIR)) { REQUIRE(folder_.mkpath(QStringLiteral("."))); }

    /// `centre` names what the picture is about, where a page is longer than the window.
    void take(Journey& journey, const QString& name, const std::string& centre = {}) {
        auto& window = *journey.window().window();
        for (const auto& size : sizes)
            for (const auto look : {AppearanceViewModel::Choice::Dark, AppearanceViewModel::Choice::Light}) {
                window.resize(size.width, size.height);
                journey.screens().appearance()->setChoice(look);
                journey.settle();
                if (!centre.empty())
                    CHECK(journey.window().bringIntoView(QString::fromStdString(centre)));
                journey.settle();
                const auto* words = look == AppearanceViewModel::Choice::Dark ? "dark" : "light";
                const auto file =
                    QStringLiteral("%1-%2-%3.png").arg(name, QLatin1String(size.name), QLatin1String(words));
                INFO("picture " << file.toStdString());
                CHECK(window.grabWindow().save(folder_.filePath(file)));
                CHECK(whatIsWrongWith(window).join(QLatin1Char('\n')).toStdString() == "");
                rows_ +=
                    QStringLiteral("<figure><img src=\"%1\" loading=\"lazy\"><figcaption>%1</figcaption></figure>\n")
                        .arg(file);
            }
        window.resize(1280, 800);
        journey.settle();
    }

    ~Pictures() {
        QFile index(folder_.filePath(QStringLiteral("index.html")));
        if (index.open(QIODevice::WriteOnly))
            index.write(
                QStringLiteral("<!doctype html><meta charset=\"utf-8\"><title>Seen &amp; Heard, drawn</title>"
                               "<style>body{background:#777;font:14px sans-serif}figure{display:inline-block;"
                               "margin:8px;vertical-align:top}img{max-width:640px;max-height:640px}</style>\n%1")
                    .arg(rows_)
                    .toUtf8());
    }

private:
    QDir folder_;
    QString rows_;
};

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

/// The records that do not begin with an incident.
void drawOtherRecords(Pictures& pictures) {
    FakeClock clock(evening);
    OfficerScreens kim(clock, 4, "PCSO Kim Hallam");
    REQUIRE(kim.tablet().capture().record("return_interview", caseAnswers("missing-13-and-15-many-times.answers"),
        Reference{"missing_episode", "missing-ellis-marsden-9"}));
    Journey officer(kim);
    officer.unlock();
    officer.tap("start.safe_and_well");
    officer.tap("incident.missing-morgan-sykes-16");
    pictures.take(officer, "18-before-you-ask-missing");
    officer.tap("begin");
    officer.tap("returned_at.now");
    pictures.take(officer, "18-safe-and-well");
    officer.tap("why_left.boy_or_girlfriend");
    pictures.take(officer, "18-safe-and-well-why", "why_left_words");
    officer.tap("part.beforeYouDriveOff");
    officer.tap("safe_to_stay.not_safe");
    pictures.take(officer, "18-safe-and-well-drive-off", "safe_to_stay_note");
    officer.tap("capture.whatFollows");
    pictures.take(officer, "18-safe-and-well-follows");
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();

    begin(officer, "home_visit", "home-park-side");
    officer.tap("tab.1");
    officer.tap("residents.1.seen_status.seen_and_spoken_to");
    officer.tap("residents.1.demeanour.calm_settled");
    pictures.take(officer, "19-home-visit-resident", "residents.1.demeanour_seen");
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();

    begin(officer, "early_action", "person-frankie-boyle-shaw");
    officer.tap("contact_made.seen");
    pictures.take(officer, "20-early-action", "contact_made.seen");
    officer.screens().navigation()->restart(NavigationViewModel::Page::Today);
    officer.settle();

    for (int row = 0; row < officer.screens().today()->records()->count(); ++row)
        if (officer.screens().today()->records()->at(row, "title").toString().startsWith("Ellis")) {
            officer.tap("record." + std::to_string(row));
            break;
        }
    pictures.take(officer, "21-return-interview-record");
    officer.tap("record.follow.referral");
    pictures.take(officer, "22-referral");
    officer.tap("grade.red");
    pictures.take(officer, "22-referral-grade", "grade_because");
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

TEST_CASE("every page is drawn at three sizes, light and dark, with nothing cut and nothing overlapping") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    OfficerScreens tom(clock, 2, "PC Tom Whitaker");
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    Pictures pictures;

    {
        Journey officer(asha);
        officer.tap("pin.2");
        officer.tap("pin.4");
        pictures.take(officer, "01-unlock");
        officer.tap("pin.erase");
        officer.tap("pin.erase");
        officer.unlock();
        officer.tap("start.incident_observation");
        pictures.take(officer, "02-before-you-ask-list");
        officer.tap("incident.incident-da-two-young-children");
        pictures.take(officer, "03-before-you-ask");
        officer.tap("begin");
        pictures.take(officer, "04-capture-begins");
        writeTheScene(officer);
        pictures.take(officer, "05-capture-scene", "adults.1.relation.father");
        writeOfAlex(officer);
        pictures.take(officer, "06-capture-words", "children.1.words.1.quote");
        officer.tap("children.1.appearance_injury.visible_injury");
        pictures.take(officer, "06-body-map", "children.1.marks.1.place.front");
        officer.tap("children.1.marks.1.place.front");
        pictures.take(officer, "06-body-map-marked", "children.1.marks.1.place.front");
        officer.tap("children.1.marks.1.place.list");
        pictures.take(officer, "06-body-map-list", "children.1.marks.1.place.list");
        officer.tap("children.1.marks.1.withdraw");
        officer.tap("children.1.appearance_injury.visible_injury");
        officer.tap("children.1.words.show");
        pictures.take(officer, "06-show-the-child");
        officer.tap("back");
        officer.tap("children.1.words.1.could_hear.another_child");
        officer.tap("children.1.relationships.protects_sibling");
        pictures.take(officer, "07-capture-demeanour", "children.1.demeanour.clinging");
        officer.tap("tab.0");
        officer.tap("children.add.1_to_4");
        officer.fill("children.2.name", "Robyn Ashwerth");
        pictures.take(officer, "07-capture-may-be-known", "children.2.mayBe.0.link");
        officer.tap("children.2.mayBe.0.link");
        pictures.take(officer, "07-capture-linked", "children.2.unlink");
        officer.tap("children.2.withdraw");
        officer.tap("part.beforeYouDriveOff");
        officer.tap("who_left_caring.other_relative");
        officer.tap("children.1.officer_concern.serious");
        officer.type("children.1.concern_because", "Both children watched their mother being hurt.");
        pictures.take(officer, "08-before-you-drive-off", "children.1.concern_because");
        officer.tap("capture.whatFollows");
        pictures.take(officer, "09-what-follows");
        officer.tap("back");
        officer.tap("coverNow");
        pictures.take(officer, "10-covered");
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
    holdNewest(asha.tablet());
    asha.network().now.box = {asha.tablet().entriesWritten(), 412'000, 0};
    asha.network().now.held = 1;
    asha.network().now.waiting = 1;
    asha.network().now.lastExchange = clock.now();
    asha.network().now.lastFailure = "The server did not answer. What waits is safe on this tablet.";
    asha.network().now.nextTryAtMs = clock.now().utcMs + 4 * 60'000;
    REQUIRE(asha.tablet().capture().record("incident_observation", caseAnswers("missing-two-found-wandering.answers"),
        Reference{"incident", "incident-missing-two-found-wandering"}));

    {
        Journey officer(asha);
        officer.screens().lock();
        officer.settle();
        officer.unlock();
        pictures.take(officer, "11-today");
        officer.tap("sendingBar");
        pictures.take(officer, "12-sending");
        officer.tap("back");
        officer.tap("record.2");
        const auto quotation = "history." + pathOfAQuotation(officer).toStdString();
        pictures.take(officer, "13-record");
        pictures.take(officer, "13-record-words", quotation);
        officer.tap(quotation);
        pictures.take(officer, "13-record-history");
        officer.tap("history.close");
        officer.tap("back");
        officer.tap("today.find");
        officer.fill("find.words", "stop");
        pictures.take(officer, "14-find");
        officer.tap("back");
        officer.tap("today.find");
        officer.fill("find.words", "alex");
        pictures.take(officer, "14-find-child");
        officer.tap("foundChild.0");
        pictures.take(officer, "18-child");
        pictures.take(officer, "18-child-words", "contact.0");
        pictures.take(officer, "18-child-earlier", "contact.1");
        officer.tap("contact.1");
        pictures.take(officer, "18-child-record", "life.person-alex-ashworth");
        officer.tap("life.person-alex-ashworth");
        officer.tap("back");
        officer.tap("back");
        officer.tap("today.tablet");
        pictures.take(officer, "15-this-tablet");
        pictures.take(officer, "15-this-tablet-standing", "tablet.sending");
    }
    {
        Journey sergeant(ruth);
        sergeant.unlock();
        sergeant.tap("today.differences");
        sergeant.tap("difference.0.0.take");
        sergeant.fill("decide.0.reason", "The second officer saw the child after the arrest.");
        pictures.take(sergeant, "16-differences");
        sergeant.tap("decide.0.confirm");
        pictures.take(sergeant, "17-decided");
    }
    drawOtherRecords(pictures);
}

} // namespace seenheard
