#include "tests/bench/Goal.h"

#include "tests/bench/Figures.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard::bench;

namespace {

Goal slowerThan(double must, double aim) {
    return {"B0", "something", "us", Goal::Better::LessThanOther, must, aim, true};
}

Goal fasterThan(double must, double aim) {
    return {"B0", "something", "s", Goal::Better::TimesFaster, must, aim, false};
}

} // namespace

TEST_CASE("The median of an even number of figures lies between the middle two") {
    CHECK(median({4, 1, 3, 2}) == 2.5);
    CHECK(median({9, 1, 5}) == 5);
}

TEST_CASE("A percentile is a figure that was measured") {
    std::vector<double> figures;
    for (int figure = 100; figure >= 1; --figure)
        figures.push_back(figure);
    CHECK(percentile(figures, 0.5) == 50);
    CHECK(percentile(figures, 0.99) == 99);
    CHECK(percentile(figures, 1) == 100);
    CHECK(percentile({7}, 0.99) == 7);
}

TEST_CASE("A row's ratio is the median of its rounds, so one busy moment does not decide") {
    const Row row(slowerThan(1.4, 1.15), "the other", {{110, 100}, {900, 100}, {240, 200}});
    CHECK(row.ratio() == 1.2);
    CHECK(row.lowestRatio() == 1.1);
    CHECK(row.highestRatio() == 9);
    CHECK(row.verdict() == Verdict::Must);
}

TEST_CASE("Where being faster counts, the ratio is how often ours would fit into the other") {
    CHECK(Row(fasterThan(4, 10), "the other", {{1, 12}}).verdict() == Verdict::Aim);
    CHECK(Row(fasterThan(4, 10), "the other", {{1, 5}}).verdict() == Verdict::Must);
    CHECK(Row(fasterThan(4, 10), "the other", {{1, 3}}).verdict() == Verdict::Missed);
}

TEST_CASE("Only a gate that was measured and missed makes the run fail") {
    const Row missedGate(slowerThan(1.4, 1.15), "the other", {{150, 100}});
    const Row missedOther(fasterThan(4, 10), "the other", {{1, 3}});
    CHECK_FALSE(gatesHold({missedGate}));
    CHECK(gatesHold({missedOther}));
    CHECK(gatesHold({Row::skipped(slowerThan(1.4, 1.15), "no peer")}));
}

TEST_CASE("A skipped row says so aloud") {
    CHECK(lineOf(Row::skipped(fasterThan(4, 10), "Node.js is not there")).find("skipped: Node.js is not there")
        != std::string::npos);
}
