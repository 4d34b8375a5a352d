#include "app/viewmodels/TabletWindow.h"

#include <QtQml/QQmlExtensionPlugin>

#include <QGuiApplication>
#include <QMouseEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <algorithm>

Q_IMPORT_QML_PLUGIN(SeenHeardPlugin)
Q_IMPORT_QML_PLUGIN(SeenHeard_ViewModelsPlugin)

namespace seenheard {

namespace {

QQuickItem* shownItem(QQuickItem* item, const QString& name) {
    if (!item->isVisible())
        return nullptr;
    if (item->objectName() == name)
        return item;
    for (auto* child : item->childItems())
        if (auto* found = shownItem(child, name))
            return found;
    return nullptr;
}

void sendMouse(QQuickWindow& window, QEvent::Type type, const QPointF& at) {
    const auto buttons = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
    QMouseEvent event(type, at, window.mapToGlobal(at), Qt::LeftButton, buttons, Qt::NoModifier);
    QGuiApplication::sendEvent(&window, &event);
}

/// Scrolls every view around an item until the item is inside it.
void bringIntoView(QQuickItem& item) {
    for (auto* view = item.parentItem(); view; view = view->parentItem()) {
        if (!view->inherits("QQuickFlickable"))
            continue;
        for (const auto* axis : {"Y", "X"}) {
            const bool down = *axis == 'Y';
            const auto place = item.mapToItem(view, QPointF(0, 0));
            const qreal before = down ? place.y() : place.x();
            const qreal size = down ? item.height() : item.width();
            const qreal room = down ? view->height() : view->width();
            if (before >= 0 && before + size <= room)
                continue;
            const auto property = QByteArray("content") + axis;
            // What stands above the rows of a list lies before zero.
            const qreal least = view->property(QByteArray("origin") + axis).toReal()
                - view->property(down ? "topMargin" : "leftMargin").toReal();
            const qreal most = view->property(QByteArray("origin") + axis).toReal() - room
                + view->property(down ? "contentHeight" : "contentWidth").toReal()
                + view->property(down ? "bottomMargin" : "rightMargin").toReal();
            const qreal wanted = view->property(property).toReal() + before - (room - size) / 2;
            view->setProperty(property, std::clamp(wanted, least, std::max(least, most)));
        }
    }
}

QPointF middleOf(const QQuickItem& item) {
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2));
}

/// What takes a press there: the topmost item that wants one; null where none does.
const QQuickItem* pressedAt(const QQuickItem& item, const QPointF& at) {
    const bool inside = item.contains(item.mapFromScene(at));
    if (!item.isVisible() || !item.isEnabled() || (item.clip() && !inside))
        return nullptr;
    auto children = item.childItems();
    std::ranges::stable_sort(children, {}, [](const QQuickItem* child) { return child->z(); });
    for (auto child = children.crbegin(); child != children.crend(); ++child)
        if (const auto* pressed = pressedAt(**child, at))
            return pressed;
    return inside && item.acceptedMouseButtons().testFlag(Qt::LeftButton) ? &item : nullptr;
}

/// False where something else would be pressed: a page that has not laid out what just came cannot bring it into view.
bool isWithinReach(const QQuickWindow& window, const QQuickItem& item, const QPointF& at) {
    const auto* pressed = pressedAt(*window.contentItem(), at);
    return !pressed || pressed == &item || item.isAncestorOf(pressed) || pressed->isAncestorOf(&item);
}

} // namespace

TabletWindow::TabletWindow(TabletViewModel& tablet) {
    engine_.setNetworkAccessManagerFactory(&noNetwork_);
    engine_.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine_.setInitialProperties({{QStringLiteral("tablet"), QVariant::fromValue(&tablet)}});
    engine_.load(QUrl(QStringLiteral("qrc:/qt/qml/SeenHeard/Main.qml")));
    if (auto* shown = window())
        QObject::connect(shown, &QQuickWindow::activeFocusItemChanged, &tablet, [shown, &tablet] {
            if (const auto* item = shown->activeFocusItem())
                tablet.cursorAt(item->objectName());
        });
}

QQuickWindow* TabletWindow::window() const {
    return engine_.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
}

bool TabletWindow::pageIsMade() const {
    const auto* stage = item(QStringLiteral("stage"));
    const auto* page = stage ? stage->property("item").value<QObject*>() : nullptr;
    return page && !grows();
}

bool TabletWindow::grows() const {
    return window() && window()->property("growing").toBool();
}

QQuickItem* TabletWindow::item(const QString& name) const {
    return window() ? shownItem(window()->contentItem(), name) : nullptr;
}

bool TabletWindow::bringIntoView(const QString& name) const {
    auto* target = item(name);
    if (target)
        seenheard::bringIntoView(*target);
    return target != nullptr;
}

bool TabletWindow::tap(const QString& name) const {
    auto* target = item(name);
    // What was just made may not be in its place yet: a finger waits until it sees it there.
    if (!target || !target->isEnabled() || grows())
        return false;
    seenheard::bringIntoView(*target);
    const auto at = middleOf(*target);
    if (!isWithinReach(*window(), *target, at))
        return false;
    sendMouse(*window(), QEvent::MouseButtonPress, at);
    sendMouse(*window(), QEvent::MouseButtonRelease, at);
    return true;
}

} // namespace seenheard
