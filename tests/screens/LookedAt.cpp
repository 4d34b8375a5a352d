#include "tests/screens/LookedAt.h"

#include "tests/screens/SpokenTree.h"

#include <QFont>
#include <QFontMetricsF>
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

bool scrollsSideways(const QQuickItem& item) {
    for (auto* at = item.parentItem(); at; at = at->parentItem())
        if (at->inherits("QQuickListView") && at->property("orientation").toInt() == Qt::Horizontal)
            return true;
    return false;
}

/// Whether a word stands on two lines.
bool breaksAWord(const QQuickItem& item) {
    if (item.property("lineCount").toInt() < 2)
        return false;
    const auto font = item.property("font").value<QFont>();
    const QFontMetricsF metrics(font);
    const qreal room = item.width() - item.property("leftPadding").toReal() - item.property("rightPadding").toReal();
    const auto text = item.property("text").toString();
    for (const auto& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (metrics.horizontalAdvance(font.capitalization() == QFont::AllUppercase ? word.toUpper() : word)
            > room + hair)
            return true;
    return false;
}

/// What scrolls up and down is never cut at its sides.
bool isCutAtItsSides(const Seen& seen) {
    return seen.visible.height() > 0 && seen.visible.width() < seen.whole.width() - hair
        && !scrollsSideways(*seen.item);
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
    if (breaksAWord(item))
        wrong << QStringLiteral("breaks a word: %1").arg(named(item));
    if (isCutAtItsSides(seen))
        wrong << QStringLiteral("is cut at its side: %1").arg(named(item));
    if (!scrollsSideways(item)
        && (seen.whole.left() < window.left() - hair || seen.whole.right() > window.right() + hair))
        wrong << QStringLiteral("runs out of the window: %1").arg(named(item));
}

/// Words of an officer are nobody else's: no keyboard keeps, guesses or mends them.
void lookAtHints(const QQuickItem& item, QStringList& wrong) {
    constexpr int needed = Qt::ImhSensitiveData | Qt::ImhNoPredictiveText;
    const bool isText = item.inherits("QQuickTextInput") || item.inherits("QQuickTextEdit");
    if (isText && (item.property("inputMethodHints").toInt() & needed) != needed)
        wrong << QStringLiteral("lets a keyboard learn or mend what is typed: %1").arg(named(item));
}

void lookAtControl(const Seen& seen, QStringList& wrong) {
    auto& item = *seen.item;
    const bool isControl =
        item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField") || item.inherits("QQuickTextArea");
    if (!isControl)
        return;
    const auto* place = item.parentItem();
    if (place && place->inherits("QQuickBasePositioner") && item.x() + item.width() > place->width() + hair)
        wrong << QStringLiteral("is wider than what it stands in: %1").arg(named(item));
    if (isCutAtItsSides(seen))
        wrong << QStringLiteral("is cut at its side: %1").arg(named(item));
    if (scrollsSideways(item) && item.property("selected").toBool() && seen.visible.height() > 0
        && seen.visible.width() < seen.whole.width() - hair)
        wrong << QStringLiteral("is chosen and cut: %1").arg(named(item));
    if (item.objectName().isEmpty())
        wrong << QStringLiteral("has no name for tests: %1").arg(named(item));
    if (item.width() < thumb || item.height() < thumb)
        wrong << QStringLiteral("is too small for a thumb (%1 by %2): %3")
                     .arg(item.width())
                     .arg(item.height())
                     .arg(named(item));
}

} // namespace

QStringList whatIsWrongWith(QQuickWindow& window) {
    auto wrong = whatIsNotSpoken(window);
    std::vector<Seen> seen;
    const QRectF whole(0, 0, window.width(), window.height());
    collect(*window.contentItem(), whole, seen);
    std::vector<Seen> texts;
    for (const auto& each : seen) {
        lookAtControl(each, wrong);
        lookAtHints(*each.item, wrong);
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
