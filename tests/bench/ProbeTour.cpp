#include "tests/bench/ProbeTour.h"

#include <QMetaEnum>
#include <algorithm>
#include <cstdio>

namespace seenheard::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto frame = 16ms;
constexpr int pixelsAFrame = 24;
constexpr int framesScrolled = 36;
constexpr int leaps = 20;
constexpr auto resting = 700ms;

} // namespace

ProbeTour::ProbeTour(QQuickWindow& window, std::function<void()> done)
    : window_(window)
    , hand_(window)
    , done_(std::move(done)) {
    connect(
        &window_, &QQuickWindow::frameSwapped, this, [this] { ++frames_; }, Qt::DirectConnection);
    moving_.setTimerType(Qt::PreciseTimer);
}

void ProbeTour::add(std::string name, std::function<void()> act, std::chrono::milliseconds rest) {
    steps_.push_back({std::move(name), std::move(act), rest});
}

void ProbeTour::addScroll(const std::string& name, bool counted) {
    add(
        name,
        [this, counted] {
            const QPointer<QQuickItem> list = hand_.longList();
            moves_ = frames_ = 0;
            const auto began = std::chrono::steady_clock::now();
            moving_.disconnect();
            connect(&moving_, &QTimer::timeout, this, [this, list, counted, began] {
                // As a finger moves it.
                if (list)
                    list->setProperty("contentY", list->property("contentY").toReal() + pixelsAFrame);
                if (++moves_ < framesScrolled)
                    return;
                moving_.stop();
                const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
                if (counted && list)
                    framesASecond_ = frames_ / took.count();
            });
            moving_.start(frame);
        },
        framesScrolled * frame + 60ms);
}

void ProbeTour::addTap(const std::string& name, const QString& item) {
    add(
        name,
        [this, item] {
            if (!hand_.tap(item))
                std::fprintf(stderr, "nothing to tap: %s\n", qPrintable(item));
        },
        resting);
}

void ProbeTour::addPage(const QString& page) {
    add(
        "page " + page.toStdString(), [this, page] { go(page); }, resting);
}

void ProbeTour::addBack() {
    addTap("back", QStringLiteral("back"));
}

void ProbeTour::scroll() {
    addScroll("scroll", true);
    next();
}

void ProbeTour::everything() {
    add(
        "at rest", [] {}, 2s);
    addScroll("scroll", true);
    for (int leap = 1; leap <= leaps; ++leap)
        add(
            "leap",
            [this, leap] {
                if (auto* list = hand_.longList())
                    list->setProperty("contentY", list->property("contentHeight").toReal() * leap / (leaps + 1));
            },
            120ms);
    add(
        "page Record",
        [this] {
            if (!hand_.tapLike(QStringLiteral("record.")))
                std::fprintf(stderr, "no record to tap\n");
        },
        resting);
    addBack();
    addTap("page Find", QStringLiteral("today.find"));
    add(
        "find",
        [this] {
            if (auto* words = hand_.shown(QStringLiteral("find.words")))
                words->forceActiveFocus();
        },
        50ms);
    for (const auto letter : QStringLiteral("bre ven"))
        add(
            "type", [this, letter] { hand_.type(letter); }, 160ms);
    add(
        "type", [] {}, resting);
    addScroll("scroll what was found", false);
    add(
        "page Record from Find",
        [this] {
            if (!hand_.tapLike(QStringLiteral("found.")))
                std::fprintf(stderr, "nothing was found\n");
        },
        resting);
    addScroll("scroll a record", false);
    addBack();
    addBack();
    for (const auto* page : {"Sending", "Today", "ThisTablet", "Differences", "Child", "Today"})
        addPage(QString::fromLatin1(page));
    addTap("page BeforeYouAsk", QStringLiteral("start.bench_observation"));
    addTap("page Capture", QStringLiteral("begin"));
    addPage(QStringLiteral("WhatFollows"));
    addPage(QStringLiteral("Capture"));
    addPage(QStringLiteral("Today"));
    next();
}

void ProbeTour::go(const QString& page) const {
    auto* tablet = window_.property("tablet").value<QObject*>();
    auto* navigation = tablet != nullptr ? tablet->property("navigation").value<QObject*>() : nullptr;
    if (navigation == nullptr)
        return;
    const auto pages =
        navigation->metaObject()->property(navigation->metaObject()->indexOfProperty("page")).enumerator();
    const int value = pages.keyToValue(page.toLatin1().constData());
    // By index: the method names its type without the namespace.
    const int method = navigation->metaObject()->indexOfMethod("go(Page)");
    void* arguments[] = {nullptr, const_cast<int*>(&value)};
    QMetaObject::metacall(navigation, QMetaObject::InvokeMetaMethod, method, arguments);
}

void ProbeTour::next() {
    if (at_ > 0) {
        auto& longest = longest_[steps_[at_ - 1].name];
        longest = std::max(longest, watch_.longestMs());
    } else {
        static_cast<void>(watch_.longestMs());
    }
    if (at_ == steps_.size())
        return done_();
    const auto& step = steps_[at_++];
    step.act();
    QTimer::singleShot(step.rest, this, [this] { next(); });
}

std::string ProbeTour::longest() const {
    std::string json;
    for (const auto& [step, ms] : longest_) {
        char value[40];
        std::snprintf(value, sizeof value, "%.1f", ms);
        json += (json.empty() ? "{\"" : ",\"") + step + "\":" + value;
    }
    return json.empty() ? "{}" : json + "}";
}

} // namespace seenheard::bench
