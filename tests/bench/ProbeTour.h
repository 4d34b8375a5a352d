#pragma once

#include "tests/bench/LoopWatch.h"
#include "tests/bench/ScreenHand.h"

#include <QTimer>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace seenheard::bench {

/// Walks through the program as a person would and keeps, step by step, how long the main thread kept somebody waiting.
class ProbeTour final : public QObject {
public:
    /// `done` is called when the last step has come to rest.
    ProbeTour(QQuickWindow& window, std::function<void()> done);

    /// Scrolls the long list on screen, evenly, then in leaps.
    void scroll();
    /// Unlocked, on Today: scrolls, types, reads, opens every page.
    void everything();

    /// Step by step, in milliseconds.
    [[nodiscard]] const std::map<std::string, double>& longest() const { return longest_; }
    /// What the tour could not do, and what the screens complained of: figures beside it would be of another tour.
    [[nodiscard]] const std::vector<std::string>& missed() const { return missed_; }
    /// Frames a second while the list was scrolled evenly; 0: it was not.
    [[nodiscard]] double framesASecond() const { return framesASecond_; }

private:
    struct Step {
        std::string name;
        std::function<void()> act;
        std::chrono::milliseconds rest;
    };

    void add(std::string name, std::function<void()> act, std::chrono::milliseconds rest);
    void addScroll(const std::string& name, bool counted);
    void addTap(const std::string& name, const QString& item);
    void addPage(const QString& page);
    void addBack();
    void go(const QString& page);
    /// Notes what a step wanted and did not find.
    void want(bool found, const std::string& what);
    void next();

    QQuickWindow& window_;
    ScreenHand hand_;
    std::function<void()> done_;
    std::vector<Step> steps_;
    std::size_t at_ = 0;
    LoopWatch watch_;
    std::map<std::string, double> longest_;
    std::vector<std::string> missed_;
    int frames_ = 0;
    double framesASecond_ = 0;
    QTimer moving_;
    int moves_ = 0;
};

} // namespace seenheard::bench
