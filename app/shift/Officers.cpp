#include "app/shift/Officers.h"

#include "app/shift/Script.h"

#include <QtTest/QTest>

#include <QVariant>

namespace seenheard::officer {

namespace {

constexpr int tries = 5;

} // namespace

Status unlock(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    if (auto up = hand.takeUp(); !up)
        return up;
    for (const auto digit : tablet.kind().pin)
        if (auto tapped = hand.tap(QStringLiteral("pin.%1").arg(QLatin1Char(digit))); !tapped)
            return tapped;
    return inOrder({[&] { return hand.tap("pin.unlock"); }, [&] { return hand.waitFor("today.find"); }});
}

Status setLook(ShiftTablet& tablet, const char* look) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return hand.tap("today.tablet"); },
        [&] { return hand.choose(QStringLiteral("look.") + QLatin1String(look)); }, [&] { return hand.tap("back"); },
        [&] { return hand.waitFor("start.incident_observation"); }});
}

Status goToToday(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    if (auto up = hand.takeUp(); !up)
        return up;
    while (!hand.comes("today.find", std::chrono::milliseconds(200)))
        if (auto back = hand.tap("back"); !back)
            return back;
    return success();
}

Status openBriefing(ShiftTablet& tablet, const AnswerSheet& sheet) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return goToToday(tablet); }, [&] { return hand.tap("start.incident_observation"); },
        [&] { return hand.tap("incident." + QString::fromStdString(sheet.about)); },
        [&] { return hand.waitUntil("the incident is chosen", [&] { return hand.textOf("begin") == "Start"; }); }});
}

Status begin(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return hand.tap("begin"); }, [&] { return hand.waitFor("capture.next"); }});
}

Status leaveAndComeBack(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return goToToday(tablet); }, [&] { return hand.tap("unfinished.0"); },
        [&] { return hand.waitFor("capture.next"); }});
}

Status inTheRoom(CaptureHand& capture) {
    if (auto done = capture.scene(); !done)
        return done;
    for (std::size_t which = 0; which < capture.children(); ++which)
        if (auto done = capture.child(which); !done)
            return done;
    return capture.backToTheScene();
}

Status openWhatFollows(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    return inOrder({[&] {
                        return hand.waitUntil("nothing is missing",
                            [&] { return hand.textOf("capture.next") == QLatin1String("What follows"); });
                    },
        [&] { return hand.tap("capture.next"); }, [&] { return hand.waitFor("submit"); },
        [&] {
            return hand.waitUntil(
                "the record can be submitted", [&] { return hand.find("submit") && hand.find("submit")->isEnabled(); });
        }});
}

Status submit(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return hand.tap("submit"); }, [&] { return hand.waitFor("record.sending"); }});
}

Status openSending(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return goToToday(tablet); }, [&] { return hand.tap("sendingBar"); },
        [&] { return hand.waitFor("sending.summary"); }});
}

Status send(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    if (auto opened = openSending(tablet); !opened)
        return opened;
    // What arrives moves the button, and a thumb that comes down just then opens the row that took its place.
    const auto wentElsewhere = [&] { return hand.find("back") && !hand.find("sending.summary"); };
    const auto ends = [&] {
        const auto* button = hand.find("sendNow");
        return wentElsewhere() || (button && button->isEnabled());
    };
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (wentElsewhere())
            if (auto opened = openSending(tablet); !opened)
                return opened;
        if (auto tapped = hand.tap("sendNow"); !tapped)
            return tapped;
        if (auto ended = hand.waitUntil("sending has ended", ends); !ended)
            return ended;
        const auto sent = [&] {
            return !hand.find("sending.failure") && hand.textOf("sending.summary").startsWith("Nothing waits");
        };
        if (QTest::qWaitFor(sent, 1'000))
            return success();
    }
    return fail(ErrorCode::Unreachable, "Sending did not succeed.");
}

Result<QString> recordTitled(ShiftTablet& tablet, const QString& beginning) {
    QString record;
    const auto isListed = [&] {
        for (const auto* each : tablet.hand().namedLike("record."))
            if (record.isEmpty() && each->property("title").toString().startsWith(beginning))
                record = each->property("record").toString();
        return !record.isEmpty();
    };
    if (auto listed = tablet.hand().waitUntil("a record is listed", isListed); !listed)
        return listed.error();
    return record;
}

Status openRecord(ShiftTablet& tablet, const QString& record) {
    auto& hand = tablet.hand();
    QString row;
    const auto isListed = [&] {
        const auto number = hand.bringRow(QStringLiteral("records"), "record", record);
        row = number ? QStringLiteral("record.%1").arg(*number) : QString();
        return number && hand.find(row);
    };
    // Who does not see it goes out and comes back, as people do.
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (auto there = attempt == 0
                ? goToToday(tablet)
                : inOrder({[&] { return openSending(tablet); }, [&] { return goToToday(tablet); }});
            !there)
            return there;
        if (!QTest::qWaitFor(isListed, 5'000))
            continue;
        auto opened = inOrder({[&] { return hand.tap(row); }, [&] { return hand.waitFor("record.sending"); }});
        // A list that has just got a new line moves under the thumb.
        if (!opened || QTest::qWaitFor([&] { return tablet.recordShown() == record; }, 2'000))
            return opened;
    }
    return fail(ErrorCode::NotFound,
        row.isEmpty() ? "The record is not among those of Today: " + hand.rowsOf("records", "record") + "."
                      : "The record is on Today as " + row.toStdString() + ", and does not come on screen.");
}

Status openDifferences(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return goToToday(tablet); }, [&] { return hand.tap("today.differences"); },
        [&] { return hand.waitFor("difference.0.1"); }});
}

Status decide(ShiftTablet& tablet, const QString& value, const QString& reason) {
    auto& hand = tablet.hand();
    const auto cards = hand.findAll([&](const QQuickItem& item) {
        return item.objectName().startsWith("difference.0.") && item.property("words").toString() == value;
    });
    if (cards.isEmpty())
        return fail(ErrorCode::NotFound, "No value of the difference reads '" + value.toStdString() + "'.");
    return inOrder({[&] { return hand.tap(cards.first()->objectName() + ".take"); },
        [&] { return hand.write("decide.0.reason", reason); }, [&] { return hand.reveal("difference.0.0"); }});
}

Status lock(ShiftTablet& tablet) {
    auto& hand = tablet.hand();
    return inOrder({[&] { return goToToday(tablet); }, [&] { return hand.tap("today.lock"); },
        [&] { return hand.waitFor("pin.unlock"); }});
}

} // namespace seenheard::officer
