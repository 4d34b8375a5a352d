#include "tests/bench/Goal.h"

#include "tests/bench/Figures.h"

#include <algorithm>
#include <cstdio>

namespace seenheard::bench {

namespace {

std::string number(double value, int digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

std::string figure(double value, const std::string& unit) {
    return number(value, value >= 100 ? 0 : value >= 10 ? 1 : 2) + ' ' + unit;
}

std::string times(double value) {
    return number(value, 2) + 'x';
}

std::string bound(const Goal& goal, double value) {
    return (goal.better == Goal::Better::LessThanOther ? "<= " : ">= ") + times(value);
}

std::string wordFor(const Row& row) {
    switch (row.verdict()) {
    case Verdict::Aim: return row.goal().aim ? "reaches the aim" : "reaches the must";
    case Verdict::Must: return "reaches the must";
    case Verdict::Missed: return row.goal().gate ? "MISSES THE GATE" : "misses the must";
    }
    return {};
}

/// Left-aligned columns of fixed width; what is longer pushes the rest to the right.
std::string columns(const std::vector<std::pair<std::string, std::size_t>>& cells) {
    std::string line;
    for (const auto& [text, width] : cells)
        line += text + std::string(text.size() < width ? width - text.size() : 0, ' ') + "  ";
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

std::string line(const std::string& id, const std::string& what, const std::string& ours, const std::string& other,
    const std::string& ratio, const std::string& must, const std::string& aim, const std::string& verdict) {
    return columns({{id, 4}, {what, 34}, {ours, 10}, {other, 38}, {ratio, 22}, {must, 9}, {aim, 9}, {verdict, 0}});
}

} // namespace

Row::Row(Goal goal, std::string other, std::vector<Pair> rounds)
    : goal_(std::move(goal))
    , other_(std::move(other))
    , rounds_(std::move(rounds)) {}

Row Row::skipped(Goal goal, std::string why) {
    Row row(std::move(goal), {}, {});
    row.whySkipped_ = std::move(why);
    return row;
}

double Row::oursMedian() const {
    std::vector<double> figures;
    for (const auto& round : rounds_)
        figures.push_back(round.ours);
    return median(std::move(figures));
}

double Row::otherMedian() const {
    std::vector<double> figures;
    for (const auto& round : rounds_)
        figures.push_back(round.other);
    return median(std::move(figures));
}

std::vector<double> Row::ratios() const {
    std::vector<double> ratios;
    for (const auto& round : rounds_)
        ratios.push_back(
            goal_.better == Goal::Better::LessThanOther ? round.ours / round.other : round.other / round.ours);
    return ratios;
}

double Row::ratio() const {
    return median(ratios());
}

double Row::lowestRatio() const {
    const auto all = ratios();
    return all.empty() ? 0 : *std::min_element(all.begin(), all.end());
}

double Row::highestRatio() const {
    const auto all = ratios();
    return all.empty() ? 0 : *std::max_element(all.begin(), all.end());
}

Verdict Row::verdict() const {
    const auto reached = [this](double bound) {
        return goal_.better == Goal::Better::LessThanOther ? ratio() <= bound : ratio() >= bound;
    };
    if (!reached(goal_.must))
        return Verdict::Missed;
    return !goal_.aim || reached(*goal_.aim) ? Verdict::Aim : Verdict::Must;
}

std::string headline() {
    return line("", "measured", "ours", "the other", "ratio (lowest-highest)", "must", "aim", "");
}

std::string lineOf(const Row& row) {
    const auto& goal = row.goal();
    const auto must = bound(goal, goal.must);
    const auto aim = goal.aim ? bound(goal, *goal.aim) : "";
    if (!row.whySkipped().empty())
        return line(goal.id, goal.what, "-", "-", "-", must, aim, "skipped: " + row.whySkipped());
    return line(goal.id, goal.what, figure(row.oursMedian(), goal.unit),
        figure(row.otherMedian(), goal.unit) + ", " + row.other(),
        times(row.ratio()) + " (" + number(row.lowestRatio(), 2) + "-" + number(row.highestRatio(), 2) + ")", must, aim,
        wordFor(row));
}

bool gatesHold(const std::vector<Row>& rows) {
    return std::none_of(rows.begin(), rows.end(),
        [](const Row& row) { return row.goal().gate && row.whySkipped().empty() && row.verdict() == Verdict::Missed; });
}

} // namespace seenheard::bench
