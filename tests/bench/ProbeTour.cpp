#include "tests/bench/ProbeTour.h"

#include "tests/bench/ScreenComplaints.h"

#include <QMetaEnum>
#include <algorithm>
#include <iterator>

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
        name, [this, item] { want(hand_.tap(item), item.toStdString()); }, resting);
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
        "leap", [] {}, resting);
    add(
        "page Record", [this] { want(hand_.tapLike(QStringLiteral("record.")), "a record to tap"); }, resting);
    addBack();
    addTap("page Find", QStringLiteral("today.find"));
    add(
        "find",
        [this] {
            auto* words = hand_.shown(QStringLiteral("find.words"));
            want(words != nullptr, "find.words");
            if (words)
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
        "page Record from Find", [this] { want(hand_.tapLike(QStringLiteral("found.")), "a record that was found"); },
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

void ProbeTour::want(bool found, const std::string& what) {
    if (!found)
        missed_.push_back(steps_[at_ - 1].name + ": " + what);
}

void ProbeTour::go(const QString& page) {
    auto* tablet = window_.property("tablet").value<QObject*>();
    auto* navigation = tablet != nullptr ? tablet->property("navigation").value<QObject*>() : nullptr;
    if (navigation == nullptr)
        return want(false, "navigation");
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
        if (const auto* stage = hand_.shown(QStringLiteral("stage")))
            want(stage->property("item").value<QQuickItem*>() != nullptr, "a page");
    } else {
        static_cast<void>(watch_.longestMs());
    }
    if (at_ == steps_.size()) {
        std::ranges::copy(screenComplaints(), std::back_inserter(missed_));
        return done_();
    }
    const auto& step = steps_[at_++];
    step.act();
    QTimer::singleShot(step.rest, this, [this] { next(); });
}

} // namespace seenheard::bench
