#include "tests/screens/Journey.h"

#include <catch2/catch_test_macros.hpp>

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

namespace seenheard {

namespace {

constexpr std::int64_t tapTakesMs = 1'100;
constexpr int restOfTyping = 500;
constexpr int patienceMs = 3'000;

/// For whoever reads why a tap found nothing.
QString shownNames(const QQuickItem& item) {
    if (!item.isVisible())
        return {};
    auto names = item.objectName().isEmpty() ? QString() : item.objectName() + QLatin1Char(' ');
    for (const auto* child : item.childItems())
        names += shownNames(*child);
    return names;
}

} // namespace

Journey::Journey(OfficerScreens& officer) : officer_(officer), window_(officer.screens()) {
    REQUIRE(window_.window());
    settle();
}

void Journey::tap(const std::string& name) {
    INFO("tapping " << name << " while there is " << shownNames(*window_.window()->contentItem()).toStdString());
    // As a person does: on a busy machine it comes a moment later.
    REQUIRE(QTest::qWaitFor([&] { return window_.tap(QString::fromStdString(name)); }, patienceMs));
    ++taps_;
    officer_.clock().advance(tapTakesMs);
    settle();
}

void Journey::tapRecord(int row) {
    constexpr int inView = 4; // ListView.Contain
    auto* list = window_.item(QStringLiteral("records"));
    REQUIRE(list);
    // As after a finger's movement: a list that nobody has moved goes back to its beginning when it is laid out.
    list->setProperty("begins", false);
    REQUIRE(QMetaObject::invokeMethod(list, "positionViewAtIndex", Q_ARG(int, row), Q_ARG(int, inView)));
    settle();
    tap("record." + std::to_string(row));
}

void Journey::type(const std::string& name, const std::string& text) {
    INFO("typing into " << name);
    static_cast<void>(QTest::qWaitFor([&] { return hasCursor(name); }, patienceMs));
    REQUIRE(hasCursor(name));
    // A person types key by key; the software keyboard of a tablet hands over the text.
    for (const QChar letter : QString::fromStdString(text))
        QTest::keyClick(window_.window(), letter.unicode() < 128 ? letter.toLatin1() : ' ');
    // Typed words are stored when the typing rests.
    QTest::qWait(restOfTyping);
    settle();
}

void Journey::fill(const std::string& name, const std::string& text) {
    INFO("filling " << name);
    // It may be made by the tap before.
    waitUntil([&] { return shows(name); });
    auto* field = window_.item(QString::fromStdString(name));
    REQUIRE(field);
    field->forceActiveFocus();
    type(name, text);
}

void Journey::fillByTap(const std::string& name, const std::string& text) {
    ++taps_;
    officer_.clock().advance(tapTakesMs);
    fill(name, text);
}

void Journey::fillDay(const std::string& name, const std::string& day) {
    fillByTap(name, day);
    QTest::keyClick(window_.window(), Qt::Key_Return);
    settle();
}

bool Journey::shows(const std::string& name) const {
    return window_.item(QString::fromStdString(name)) != nullptr;
}

bool Journey::bringIntoView(const std::string& name) {
    return QTest::qWaitFor([&] { return shows(name); }, patienceMs)
        && window_.bringIntoView(QString::fromStdString(name));
}

bool Journey::hasCursor(const std::string& name) const {
    const auto* field = window_.item(QString::fromStdString(name));
    return field && field->hasActiveFocus();
}

void Journey::settle() {
    waitUntilStill(screens());
    // A page under a cover, or under what is asked first, is made when it is shown.
    const bool shown = !screens().covered() && !screens().askFirst()->asks();
    if (shown && !window_.pageIsMade()) {
        waitUntil([this] { return window_.pageIsMade(); });
        waitUntilStill(screens());
    }
    if (const auto notice = screens().notice(); !notice.isEmpty())
        UNSCOPED_INFO("the screen says: " << notice.toStdString());
}

void Journey::unlock() {
    for (const char digit : OfficerScreens::pin)
        tap(std::string("pin.") + digit);
    tap("pin.unlock");
    waitUntil([this] { return screens().navigation()->page() == NavigationViewModel::Page::Today; });
    settle();
}

void Journey::startAtMillLane() {
    tap("start.incident_observation");
    tap("incident.incident-da-two-young-children");
    tap("begin");
}

RecordId writeAnEarlierContact(OfficerTablet& tablet) {
    const auto written = tablet.capture().record("incident_observation", R"json({
        "incident_kind": "neglect_or_home_conditions", "anyone_else": "rooms_checked_no",
        "home_conditions": ["no_food", "no_heating_or_light"],
        "immediate_action": ["social_care_phoned"], "social_care_who": "The emergency duty team",
        "children": [{"person_ref": "person-alex-ashworth", "age_band": "5_to_9",
            "seen_status": "seen_and_spoken_to", "exposure": ["elsewhere_in_home"],
            "demeanour": ["quiet_withdrawn", "watchful_checking_adults"], "appearance_injury": ["underweight_hungry", "tired"],
            "words": [
                {"quote": "We had toast at school so it's all right.", "question": "how_are_you_feeling",
                 "could_hear": ["nobody_else"]},
                {"quote": "Don't tell Lee I said. He gets cross and then Mum goes in the bathroom and I put the telly on loud for Robin.",
                 "question": "said_without_being_asked", "could_hear": ["another_child"]}],
            "relationships": ["protects_sibling"], "officer_concern": "some",
            "concern_because": "Hungry, and keeps watch over her brother."}]
    })json",
        std::nullopt);
    INFO((written.ok() ? std::string() : written.error().message));
    REQUIRE(written.ok());
    return *written;
}

} // namespace seenheard
