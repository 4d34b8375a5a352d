#include "app/shift/Hand.h"

#include <QtTest/QTest>

#include <QAbstractItemModel>
#include <QCursor>
#include <algorithm>

namespace seenheard {

namespace {

using namespace std::chrono_literals;

constexpr int tries = 3;
// An answer may bring up a question that takes the cursor; nobody's thumb is faster than that.
constexpr int fromTapToTapMs = 40;

void collect(QQuickItem& item, const std::function<bool(const QQuickItem&)>& wanted, QList<QQuickItem*>& found) {
    if (!item.isVisible())
        return;
    if (wanted(item))
        found.append(&item);
    for (auto* child : item.childItems())
        collect(*child, wanted, found);
}

/// Puts an item at a share of the height of every view that scrolls around it, where it is not inside already.
void scrollTo(const QQuickItem& item, double share, bool always) {
    for (auto* view = item.parentItem(); view; view = view->parentItem()) {
        if (!view->inherits("QQuickFlickable"))
            continue;
        for (const auto* axis : {"Y", "X"}) {
            const bool down = *axis == 'Y';
            const auto place = item.mapToItem(view, QPointF(0, 0));
            const double before = down ? place.y() : place.x();
            const double size = down ? item.height() : item.width();
            const double room = down ? view->height() : view->width();
            if (before >= 0 && before + size <= room && !(always && down))
                continue;
            const auto property = QByteArray("content") + axis;
            // What stands above the rows of a list lies before zero.
            const double least = view->property(QByteArray("origin") + axis).toDouble()
                - view->property(down ? "topMargin" : "leftMargin").toDouble();
            const double most = view->property(QByteArray("origin") + axis).toDouble() - room
                + view->property(down ? "contentHeight" : "contentWidth").toDouble()
                + view->property(down ? "bottomMargin" : "rightMargin").toDouble();
            const double wanted = view->property(property).toDouble() + before - std::max(0.0, room - size) * share;
            view->setProperty(property, std::clamp(wanted, least, std::max(least, most)));
        }
    }
}

std::function<bool(const QQuickItem&)> saying(const QString& words) {
    return [words](const QQuickItem& item) { return item.property("text").toString().contains(words); };
}

Qt::Key keyOf(QChar letter) {
    const auto code = letter.toUpper().unicode();
    return code >= 0x20 && code < 0x7f ? static_cast<Qt::Key>(code) : Qt::Key_unknown;
}

} // namespace

Hand::Hand(QQuickWindow& window) : window_(window) {}

Status Hand::takeUp() {
    window_.requestActivate();
    // The display's own pointer rests where it pulls nothing: entering a window that comes to the front is a movement.
    QCursor::setPos(window_.mapToGlobal(QPoint(1, 1)));
    return waitUntil("the window is in front", [this] { return window_.isActive() && window_.isExposed(); });
}

QList<QQuickItem*> Hand::findAll(const std::function<bool(const QQuickItem&)>& wanted) const {
    QList<QQuickItem*> found;
    collect(*window_.contentItem(), wanted, found);
    return found;
}

QQuickItem* Hand::find(const QString& name) const {
    const auto found = findAll([&](const QQuickItem& item) { return item.objectName() == name; });
    return found.isEmpty() ? nullptr : found.first();
}

QList<QQuickItem*> Hand::namedLike(const QString& beginning) const {
    return findAll([&](const QQuickItem& item) { return item.objectName().startsWith(beginning); });
}

bool Hand::reads(const QString& words) const {
    return !findAll(saying(words)).isEmpty();
}

QString Hand::textOf(const QString& name) const {
    const auto* item = find(name);
    return item ? item->property("text").toString() : QString();
}

bool Hand::comes(const QString& name, std::chrono::milliseconds within) const {
    return QTest::qWaitFor([&] { return find(name) != nullptr; }, static_cast<int>(within.count()));
}

Status Hand::waitUntil(const std::string& what, const std::function<bool()>& condition) const {
    if (QTest::qWaitFor(condition, static_cast<int>(patience.count())))
        return success();
    return fail(ErrorCode::Internal, "Waited in vain until " + what + ".");
}

Status Hand::waitFor(const QString& name) const {
    return waitUntil("'" + name.toStdString() + "' is on screen", [&] { return find(name) != nullptr; });
}

Result<QPointF> Hand::reach(const QString& name) {
    QPointF place;
    int still = 0;
    auto waited = waitUntil("'" + name.toStdString() + "' is on screen, enabled and at rest", [&] {
        auto* item = find(name);
        if (!item || !item->isEnabled() || item->width() <= 0 || item->height() <= 0) {
            still = 0;
            return false;
        }
        scrollTo(*item, 0.5, false);
        const auto now = item->mapToScene(QPointF(item->width() / 2, std::min(item->height() / 2, 24.0)));
        still = now == place ? still + 1 : 0;
        place = now;
        return still >= 2;
    });
    if (!waited)
        return waited.error();
    if (!QRectF(QPointF(0, 0), QSizeF(window_.size())).contains(place))
        return fail(ErrorCode::Internal, "'" + name.toStdString() + "' lies outside the window.");
    return place;
}

Status Hand::tap(const QString& name) {
    const auto place = reach(name);
    if (!place)
        return place.error();
    QTest::mouseClick(&window_, Qt::LeftButton, Qt::NoModifier, place->toPoint());
    return success();
}

Status Hand::choose(const QString& name) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (auto tapped = tap(name); !tapped)
            return tapped;
        const auto taken = [&] {
            const auto* chip = find(name);
            return chip && chip->property("selected").toBool();
        };
        if (QTest::qWaitFor(taken, 500)) {
            QTest::qWait(fromTapToTapMs);
            return success();
        }
    }
    return fail(ErrorCode::Internal, "'" + name.toStdString() + "' was tapped and is not taken.");
}

Status Hand::takeCursor(const QString& name) {
    const auto hasCursor = [&] {
        const auto* item = find(name);
        return item && item->hasActiveFocus();
    };
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (auto tapped = tap(name); !tapped)
            return tapped;
        if (QTest::qWaitFor(hasCursor, 500))
            return success();
    }
    return fail(ErrorCode::Internal, "'" + name.toStdString() + "' was tapped and does not get the cursor.");
}

Status Hand::write(const QString& name, const QString& text) {
    if (auto taken = takeCursor(name); !taken)
        return taken;
    if (!textOf(name).isEmpty())
        QTest::keyClick(&window_, Qt::Key_A, Qt::ControlModifier);
    for (const auto letter : text)
        QTest::sendKeyEvent(QTest::Click, &window_, keyOf(letter), QString(letter), Qt::NoModifier);
    return waitUntil("'" + name.toStdString() + "' holds what was typed", [&] { return textOf(name) == text; });
}

Status Hand::press(Qt::Key key, Qt::KeyboardModifiers with) {
    QTest::keyClick(&window_, key, with);
    return success();
}

std::optional<int> Hand::bringRow(const QString& list, const QByteArray& role, const QString& value) {
    constexpr int inTheMiddle = 1; // ListView.Center
    auto* view = find(list);
    const auto* rows = view ? view->property("model").value<QAbstractItemModel*>() : nullptr;
    if (!rows)
        return std::nullopt;
    const int column = rows->roleNames().key(role);
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (rows->index(row, 0).data(column).toString() != value)
            continue;
        // As after a finger's movement: a list that nobody has moved goes back to its beginning when it is laid out.
        view->setProperty("begins", false);
        QMetaObject::invokeMethod(view, "positionViewAtIndex", Q_ARG(int, row), Q_ARG(int, inTheMiddle));
        return row;
    }
    return std::nullopt;
}

std::string Hand::rowsOf(const QString& list, const QByteArray& role) const {
    const auto* view = find(list);
    const auto* rows = view ? view->property("model").value<QAbstractItemModel*>() : nullptr;
    if (!rows)
        return "no list is on screen";
    int empty = 0;
    for (int row = 0; row < rows->rowCount(); ++row)
        empty += rows->index(row, 0).data(rows->roleNames().key(role)).toString().isEmpty() ? 1 : 0;
    return std::to_string(rows->rowCount()) + " rows, " + std::to_string(empty) + " of them not read";
}

Status Hand::reveal(const QString& name) {
    if (auto there = waitFor(name); !there)
        return there;
    QTest::qWait(120);
    if (const auto* item = find(name))
        scrollTo(*item, 0, true);
    return success();
}

Status Hand::revealText(const QString& words, qsizetype which) {
    if (auto there = waitUntil("what is looked for is on screen", [&] { return reads(words); }); !there)
        return there;
    QTest::qWait(120);
    const auto found = findAll(saying(words));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, "What is looked for was on screen, and is not any more.");
    scrollTo(*found[std::min(which, found.size() - 1)], 0.3, true);
    return success();
}

QImage Hand::picture() {
    // Until what was tapped has arrived and nothing moves.
    QTest::qWait(250);
    return window_.grabWindow();
}

std::string Hand::names() const {
    QStringList names;
    for (const auto* item : findAll([](const QQuickItem& each) { return !each.objectName().isEmpty(); }))
        names.append(item->objectName());
    return names.join(QStringLiteral(" ")).toStdString();
}

} // namespace seenheard
