#include "tests/screens/Keyboard.h"

#include "tests/screens/Tour.h"

#include <catch2/catch_test_macros.hpp>

#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSet>
#include <QTest>
#include <algorithm>

namespace seenheard {

using Page = NavigationViewModel::Page;

namespace {

void collectControls(QQuickItem& item, std::vector<QQuickItem*>& controls) {
    if (!item.isVisible() || !item.isEnabled())
        return;
    if (item.activeFocusOnTab() && item.opacity() > 0)
        controls.push_back(&item);
    for (auto* child : item.childItems())
        collectControls(*child, controls);
}

QString kindOf(const QQuickItem& item) {
    return QString::fromUtf8(item.metaObject()->className()) + item.property("selected").toString()
        + item.property("primary").toString() + item.property("fill").toString();
}

/// What of an item lies inside everything that clips it.
QRectF inView(const QQuickItem& item, const QQuickWindow& window) {
    auto seen = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
                    .intersected(QRectF(0, 0, window.width(), window.height()));
    for (auto* at = item.parentItem(); at; at = at->parentItem())
        if (at->clip())
            seen = seen.intersected(at->mapRectToScene(QRectF(0, 0, at->width(), at->height())));
    return seen;
}

QString nameOf(const QQuickItem* item) {
    return item ? item->objectName() + QStringLiteral(" (%1)").arg(QLatin1String(item->metaObject()->className()))
                : QStringLiteral("nothing");
}

/// Goes round every stop of a tour by Tab: everything is reached, is in view when it is, comes in the order in which it
/// is read, and shows that it is the one.
class KeyboardOnlooker final : public Onlooker {
public:
    void look(Journey& officer, const std::string& name, const std::string&) override {
        for (const auto& size : {QSize(1280, 800), QSize(412, 915)}) {
            // By way of a tablet held upright: nothing turns from a wide window into a telephone.
            officer.window().window()->resize(800, 1280);
            officer.window().window()->resize(size);
            officer.settle();
            INFO(name << ", " << size.width() << " wide");
            goRound(officer);
        }
        officer.window().window()->resize(1280, 800);
        officer.settle();
    }

private:
    void goRound(Journey& officer) {
        auto& window = *officer.window().window();
        Keyboard keys(officer);
        QStringList wrong;
        const auto round = keys.round();
        std::vector<QQuickItem*> controls;
        collectControls(*window.contentItem(), controls);
        for (const auto* control : controls)
            if (std::find(round.begin(), round.end(), control) == round.end())
                wrong << QStringLiteral("Tab does not come to %1").arg(nameOf(control));
        for (std::size_t at = 0; at < round.size(); ++at) {
            round[at]->forceActiveFocus(Qt::TabFocusReason);
            if (inView(*round[at], window).isEmpty())
                wrong << QStringLiteral("has the focus out of sight: %1").arg(nameOf(round[at]));
            if (at > 0 && goesUp(*round[at - 1], *round[at]))
                wrong << QStringLiteral("comes after what stands below it: %1 after %2")
                             .arg(nameOf(round[at]), nameOf(round[at - 1]));
            if (round.size() > 1 && !seenRings_.contains(kindOf(*round[at]))) {
                seenRings_.insert(kindOf(*round[at]));
                if (!showsFocus(officer, *round[at]))
                    wrong << QStringLiteral("does not show that it has the focus: %1").arg(nameOf(round[at]));
            }
        }
        for (auto at = round.rbegin(); at != round.rend(); ++at) {
            if (keys.focused() != *at && at != round.rbegin())
                wrong << QStringLiteral("Shift and Tab do not lead back to %1").arg(nameOf(*at));
            (*at)->forceActiveFocus(Qt::BacktabFocusReason);
            keys.press(Qt::Key_Backtab, Qt::ShiftModifier);
        }
        CHECK(wrong.join(QLatin1Char('\n')).toStdString() == "");
    }

    /// Within one column that scrolls, what comes next stands below or beside.
    static bool goesUp(const QQuickItem& before, const QQuickItem& after) {
        const auto columnOf = [](const QQuickItem& item) {
            const auto* at = item.parentItem();
            while (at && !at->inherits("QQuickFlickable"))
                at = at->parentItem();
            return at;
        };
        return columnOf(before) && columnOf(before) == columnOf(after)
            && after.mapToScene(QPointF(0, after.height())).y() <= before.mapToScene(QPointF(0, 0)).y();
    }

    bool showsFocus(Journey& officer, QQuickItem& item) const {
        auto& window = *officer.window().window();
        const auto around = inView(item, window).adjusted(-6, -6, 6, 6).toRect();
        const auto with = window.grabWindow().copy(around);
        item.setFocus(false, Qt::OtherFocusReason);
        return with != window.grabWindow().copy(around);
    }

    QSet<QString> seenRings_;
};

} // namespace

TEST_CASE("every page is gone round by keyboard: everything is reached, in order, in sight, and shows it") {
    KeyboardOnlooker onlooker;
    tourOfEveryPage(onlooker);
}

TEST_CASE("a child at an incident is recorded from Today to submitted with keys alone") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    Keyboard keys(officer);
    keys.type("2468");
    keys.press(Qt::Key_Return);
    waitUntil([&] { return officer.screens().navigation()->page() == Page::Today; });
    officer.settle();

    keys.take("start.incident_observation");
    keys.take("incident.incident-da-two-young-children");
    keys.take("begin");
    keys.take("anyone_else.rooms_checked_no");
    keys.take("home_conditions.nothing_of_concern");
    keys.type("Tidy, warm, food in the kitchen.");
    keys.take("children.add.5_to_9");
    keys.take("children.1.seen_status.seen_and_spoken_to");
    keys.take("children.1.exposure.heard_it");
    keys.take("children.1.demeanour.tearful_crying");
    keys.press(Qt::Key_Right);
    keys.press(Qt::Key_Space);
    keys.take("children.1.appearance_injury.tired");
    keys.take("children.1.words.1.question.said_without_being_asked");
    INFO("the focus has " << nameOf(keys.focused()).toStdString());
    CHECK(officer.hasCursor("children.1.words.1.quote"));
    keys.type("I want it to stop");
    keys.take("children.1.words.1.could_hear.nobody_else");
    keys.take("children.1.relationships.protects_sibling");
    keys.take("part.beforeYouDriveOff");
    keys.take("who_left_caring.social_care");
    keys.take("immediate_action.social_care_phoned");
    keys.take("children.1.officer_concern.some");
    keys.type("She checks every adult who moves.");
    const auto* missing = officer.screens().capture()->missing();
    for (int row = 0; row < missing->count(); ++row)
        UNSCOPED_INFO("still owed: " << missing->at(row, "path").toString().toStdString());
    REQUIRE(missing->count() == 0);
    keys.take("capture.next");
    keys.take("submit");
    waitUntil([&] { return officer.screens().navigation()->page() == Page::Record; });
    officer.settle();
    CHECK(officer.screens().record()->submitted());

    keys.press(Qt::Key_Escape);
    officer.settle();
    CHECK(officer.screens().navigation()->page() == Page::Today);
    keys.take("today.find");
    keys.write("find.words", "stop");
    keys.take("found.0");
    CHECK(officer.screens().navigation()->page() == Page::Record);
}

TEST_CASE("arrows go from tab to tab, and space held is a hold") {
    FakeClock clock(evening);
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    Journey officer(asha);
    officer.unlock();
    officer.startAtMillLane();
    officer.tap("children.add.5_to_9");
    officer.window().window()->resize(800, 1280);
    officer.settle();
    Keyboard keys(officer);

    keys.reach("tab.1");
    keys.press(Qt::Key_Left);
    officer.settle();
    CHECK(officer.screens().capture()->tab() == 0);
    CHECK(keys.focused()->objectName() == "tab.0");
    keys.press(Qt::Key_Right);
    officer.settle();
    CHECK(officer.screens().capture()->tab() == 1);

    keys.reach("capture.notes");
    const auto* notes = keys.focused();
    QTest::keyPress(officer.window().window(), Qt::Key_Space);
    CHECK(notes->property("held").toBool());
    QTest::keyRelease(officer.window().window(), Qt::Key_Space);
    CHECK_FALSE(notes->property("held").toBool());

    officer.tap("coverNow");
    keys.press(Qt::Key_Space);
    keys.press(Qt::Key_Escape);
    officer.settle();
    CHECK(officer.screens().covered());
    CHECK(officer.screens().navigation()->page() == Page::Capture);
    keys.hold(Qt::Key_Space, 1'000);
    CHECK_FALSE(officer.screens().covered());
}

TEST_CASE("a supervisor decides a difference with keys alone") {
    FakeClock clock(evening);
    OfficerScreens ruth(clock, 3, "Sgt Ruth Calder", Role::Supervisor);
    OfficerTablet asha(clock, 1, "PC Asha Rahman");
    OfficerTablet tom(clock, 2, "PC Tom Whitaker");
    REQUIRE(
        asha.capture().record("incident_observation", caseAnswers("da-two-young-children.first-officer"), millLane));
    REQUIRE(
        tom.capture().record("incident_observation", caseAnswers("da-two-young-children.second-officer"), millLane));
    MeetingPlace server(clock);
    server.meet({&asha, &tom, &ruth.tablet()});
    Journey sergeant(ruth);
    Keyboard keys(sergeant);
    sergeant.unlock();
    keys.take("today.differences");
    const int before = sergeant.screens().differences()->cards()->count();
    REQUIRE(before > 0);

    keys.take("difference.0.0.take");
    keys.write("decide.0.reason", "Seen after the arrest.");
    keys.take("decide.0.confirm");
    CHECK(sergeant.screens().differences()->cards()->count() == before - 1);
}

} // namespace seenheard
