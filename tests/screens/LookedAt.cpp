#include "tests/screens/LookedAt.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>

namespace seenheard {

namespace {

constexpr qreal thumb = 48;
constexpr qreal hair = 2;

struct Seen {
    QQuickItem* item;
    QRectF whole;   ///< Where it stands.
    QRectF visible; ///< What of it is inside everything that clips.
};

QRectF standsAt(const QQuickItem& item) {
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

void collect(QQuickItem& item, const QRectF& clip, std::vector<Seen>& seen) {
    if (!item.isVisible() || item.opacity() == 0)
        return;
    const auto whole = standsAt(item);
    const auto visible = whole.intersected(clip);
    seen.push_back({&item, whole, visible});
    const auto inside = item.clip() ? visible : clip;
    for (auto* child : item.childItems())
        collect(*child, inside, seen);
}

bool isText(const QQuickItem& item) {
    return item.inherits("QQuickText") && !item.property("text").toString().isEmpty();
}

/// A quotation mark is drawn behind words on purpose.
bool isMark(const QQuickItem& item) {
    return item.property("text").toString() == QStringLiteral("“");
}

QString named(const QQuickItem& item) {
    auto text = item.property("text").toString();
    const auto* at = &item;
    while (at && at->objectName().isEmpty())
        at = at->parentItem();
    return QStringLiteral("“%1” in %2").arg(text.left(40), at ? at->objectName() : QStringLiteral("the page"));
}

void lookAtText(const Seen& seen, const QRectF& window, QStringList& wrong) {
    const auto& item = *seen.item;
    const qreal contentWidth = item.property("contentWidth").toReal();
    const qreal contentHeight = item.property("contentHeight").toReal();
    if (item.property("textFormat").toInt() != Qt::PlainText)
        wrong << QStringLiteral("may become markup: %1").arg(named(item));
    if (item.property("truncated").toBool())
        wrong << QStringLiteral("is cut: %1").arg(named(item));
    if (contentWidth > item.width() + hair)
        wrong << QStringLiteral("is wider than its place: %1").arg(named(item));
    if (item.height() > 0 && contentHeight > item.height() + hair && !item.property("fontSizeMode").toInt())
        wrong << QStringLiteral("is higher than its place: %1").arg(named(item));
    const bool scrollsSideways = [&] {
        for (auto* at = item.parentItem(); at; at = at->parentItem())
            if (at->inherits("QQuickListView"))
                return true;
        return false;
    }();
    if (!scrollsSideways && (seen.whole.left() < window.left() - hair || seen.whole.right() > window.right() + hair))
        wrong << QStringLiteral("runs out of the window: %1").arg(named(item));
}

void lookAtControl(const Seen& seen, QStringList& wrong) {
    auto& item = *seen.item;
    const bool isControl =
        item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField") || item.inherits("QQuickTextArea");
    if (!isControl)
        return;
    if (item.objectName().isEmpty())
        wrong << QStringLiteral("has no name for tests: %1").arg(named(item));
    if (item.width() < thumb || item.height() < thumb)
        wrong << QStringLiteral("is too small for a thumb (%1 by %2): %3")
                     .arg(item.width())
                     .arg(item.height())
                     .arg(named(item));
    const auto* spoken = QAccessible::queryAccessibleInterface(&item);
    if (!spoken || spoken->text(QAccessible::Name).isEmpty())
        wrong << QStringLiteral("says nothing to a screen reader: %1").arg(item.objectName());
}

} // namespace

QStringList whatIsWrongWith(QQuickWindow& window) {
    QStringList wrong;
    std::vector<Seen> seen;
    const QRectF whole(0, 0, window.width(), window.height());
    collect(*window.contentItem(), whole, seen);
    std::vector<Seen> texts;
    for (const auto& each : seen) {
        lookAtControl(each, wrong);
        if (!isText(*each.item))
            continue;
        lookAtText(each, whole, wrong);
        if (!each.visible.isEmpty())
            texts.push_back(each);
    }
    for (std::size_t left = 0; left < texts.size(); ++left)
        for (std::size_t right = left + 1; right < texts.size(); ++right) {
            const auto shared = texts[left].visible.intersected(texts[right].visible);
            if (shared.width() > hair && shared.height() > hair && !isMark(*texts[left].item)
                && !isMark(*texts[right].item))
                wrong << QStringLiteral("lie over each other: %1 and %2")
                             .arg(named(*texts[left].item), named(*texts[right].item));
        }
    return wrong;
}

} // namespace seenheard
