#include "tests/bench/ScreenHand.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <functional>

namespace seenheard::bench {

namespace {

QQuickItem* firstShown(QQuickItem* among, const std::function<bool(const QQuickItem&)>& wanted) {
    if (!among->isVisible())
        return nullptr;
    if (wanted(*among))
        return among;
    for (auto* child : among->childItems())
        if (auto* found = firstShown(child, wanted))
            return found;
    return nullptr;
}

QPointF middleOf(const QQuickItem& item) {
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2));
}

} // namespace

QQuickItem* ScreenHand::shown(const QString& name) const {
    if (!window_)
        return nullptr;
    return firstShown(
        window_->contentItem(), [&](const QQuickItem& item) { return item.objectName() == name && isInside(item); });
}

QQuickItem* ScreenHand::longList() const {
    return firstShown(window_->contentItem(), [](const QQuickItem& item) {
        return item.inherits("QQuickItemView") && item.property("contentHeight").toReal() > 2 * item.height();
    });
}

bool ScreenHand::tap(const QString& name) const {
    return tap(shown(name));
}

bool ScreenHand::tapLike(const QString& beginning) const {
    return tap(firstShown(window_->contentItem(),
        [&](const QQuickItem& item) { return item.objectName().startsWith(beginning) && isInside(item); }));
}

bool ScreenHand::isInside(const QQuickItem& item) const {
    const auto middle = middleOf(item);
    for (const auto* around = item.parentItem(); around; around = around->parentItem())
        if (around->clip() && !around->contains(around->mapFromScene(middle)))
            return false;
    return QRectF(QPointF(), QSizeF(window_->size())).contains(middle);
}

bool ScreenHand::tap(const QQuickItem* item) const {
    if (item == nullptr || !item->isEnabled())
        return false;
    const auto at = middleOf(*item);
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event(type, at, at, window_->mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_, &event);
    }
    return true;
}

void ScreenHand::type(QChar letter) const {
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, letter.toUpper().unicode(), Qt::NoModifier, letter);
        QCoreApplication::sendEvent(window_, &event);
    }
}

} // namespace seenheard::bench
