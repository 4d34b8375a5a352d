#include "app/viewmodels/LeavingPages.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <chrono>

namespace seenheard {

namespace {

using namespace std::chrono_literals;

/// A quarter of a frame, as the page that comes has (PageGrowth): both fit into one.
constexpr qint64 shareOfAFrameMs = 4;
/// So long what came meanwhile has its turn.
constexpr auto breath = 8ms;

struct Part {
    int depth;
    QQuickItem* item;
};

bool isLoader(const QQuickItem& item) {
    return item.inherits("QQuickLoader");
}

bool hasRows(const QQuickItem& item) {
    return item.inherits("QQuickRepeater") || item.inherits("QQuickItemView");
}

void collect(QQuickItem& item, int depth, std::vector<Part>& parts) {
    if (isLoader(item) || hasRows(item))
        parts.push_back({depth, &item});
    for (auto* child : item.childItems())
        collect(*child, depth + 1, parts);
}

void empty(QQuickItem& part) {
    if (isLoader(part))
        part.setProperty("active", false);
    else if (hasRows(part))
        part.setProperty("model", QVariant());
    else
        part.deleteLater();
}

bool isPage(const QQuickItem& part) {
    return !isLoader(part) && !hasRows(part);
}

} // namespace

LeavingPages::LeavingPages(QObject* parent) : QObject(parent) {
    pause_.setInterval(breath);
    connect(&pause_, &QTimer::timeout, this, &LeavingPages::takeSome);
}

void LeavingPages::leave(QQuickItem* page) {
    if (!page)
        return;
    std::vector<Part> parts;
    collect(*page, 0, parts);
    std::ranges::stable_sort(parts, std::greater<>(), &Part::depth);
    for (const auto& part : parts)
        parts_.emplace_back(part.item);
    parts_.emplace_back(page);
    page->setParentItem(nullptr);
    page->setVisible(false);
    pause_.start();
}

void LeavingPages::hurry() {
    for (const auto& part : parts_)
        if (part && isPage(*part))
            part->deleteLater();
    parts_.clear();
    pause_.stop();
}

void LeavingPages::takeSome() {
    QElapsedTimer spent;
    spent.start();
    while (any() && spent.elapsed() < shareOfAFrameMs) {
        const auto part = parts_.front();
        parts_.pop_front();
        if (!part)
            continue;
        empty(*part);
        // Now, so that its time is counted: Qt would delete everything together once this has returned.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    if (!any())
        pause_.stop();
}

} // namespace seenheard
