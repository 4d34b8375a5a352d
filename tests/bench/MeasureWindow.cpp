#include "tests/bench/DemoForce.h"
#include "tests/bench/Figures.h"
#include "tests/bench/Goals.h"
#include "tests/bench/HeldRecords.h"
#include "tests/bench/MeasureFind.h"
#include "tests/bench/Measures.h"
#include "tests/bench/WindowBench.h"

#include <algorithm>
#include <cstdio>

namespace seenheard::bench {

namespace {

constexpr std::size_t recordsHeld = 100'000;
constexpr std::size_t startsInRound = 3;
constexpr std::size_t indexedAtOnce = 1000;
constexpr const char* tabletName = "tablet";

/// A profile as enrolment leaves it.
Result<DemoForce> enrolledForce(const BenchOrder& order, const Workload& workload) {
    auto force = DemoForce::make(order.out / "window", workload);
    if (!force)
        return force.error();
    if (auto started = force->startServer(); !started)
        return started.error();
    if (auto enrolled = force->enrol(tabletName, "PC 1 Bench"); !enrolled)
        return enrolled.error();
    force->stopServer();
    return force;
}

/// As the tablet does at leisure.
Status indexAll(DemoForce& force) {
    auto tablet = force.unlock(tabletName);
    if (!tablet)
        return tablet.error();
    for (;;) {
        const auto more = (*tablet)->index().index(indexedAtOnce);
        if (!more)
            return more.error();
        if (!*more)
            return success();
    }
}

Result<std::vector<Pair>> firstFrames(const BenchOrder& order, const WindowBench& window, const DemoForce& force) {
    std::vector<Pair> rounds;
    for (std::size_t start = 0; start <= order.rounds * startsInRound; ++start) {
        const auto bare = window.bare("min.qml");
        if (!bare)
            return bare.error();
        const auto ours = window.ours(force.tablet(tabletName));
        if (!ours)
            return ours.error();
        if (start > 0) // the first fills the caches of both
            rounds.push_back({ours->firstFrameMs, bare->firstFrameMs});
    }
    return rounds;
}

Result<std::vector<Pair>> memory(const BenchOrder& order, const WindowBench& window, const DemoForce& force) {
    std::vector<Pair> rounds;
    for (std::size_t start = 0; start < order.rounds; ++start) {
        const auto bare = window.bare("form.qml");
        if (!bare)
            return bare.error();
        const auto ours = window.oursUnlocked(force.tablet(tabletName), DemoForce::pin);
        if (!ours)
            return ours.error();
        rounds.push_back({ours->residentMb, bare->residentMb});
    }
    return rounds;
}

Result<std::vector<Pair>> unlocking(
    const BenchOrder& order, const WindowBench& window, const DemoForce& force, const RawFind& raw) {
    std::vector<Pair> rounds;
    std::vector<double> drawn;
    for (std::size_t start = 0; start <= order.rounds; ++start) {
        const auto bare = raw.openAndList();
        if (!bare)
            return bare.error();
        const auto ours = window.oursUnlocked(force.tablet(tabletName), DemoForce::pin);
        if (!ours)
            return ours.error();
        if (start > 0)
            rounds.push_back({ours->unlockMs, *bare + goals::unlockAllowanceMs});
        drawn.push_back(ours->unlockDrawnMs);
    }
    std::printf("      unlock to the frame that shows them      %6.1f ms\n", median(drawn));
    return rounds;
}

/// What keeping somebody waiting comes to while the tablet is used.
struct UseRounds {
    std::vector<Pair> stutter, pages, frames;
};

Result<UseRounds> use(const BenchOrder& order, const WindowBench& window, const DemoForce& force) {
    UseRounds rounds;
    std::map<std::string, std::vector<double>> steps;
    for (std::size_t round = 0; round < order.rounds; ++round) {
        const auto empty = window.emptyList();
        if (!empty)
            return empty.error();
        const auto ours = window.oursUsed(force.tablet(tabletName), DemoForce::pin, WindowBench::Keys::Own);
        if (!ours)
            return ours.error();
        if (empty->framesASecond <= 0 || ours->framesASecond <= 0)
            return fail(ErrorCode::Internal, "nothing was there to scroll");
        double stutter = 0, pages = 0;
        for (const auto& [step, ms] : ours->longestMs) {
            auto& longest = step.starts_with("page ") ? pages : stutter;
            longest = std::max(longest, ms);
            steps[step].push_back(ms);
        }
        rounds.stutter.push_back({stutter, goals::frameMs});
        rounds.pages.push_back({pages, goals::frameMs});
        // Where a list with nothing in its rows does not reach sixty frames a second either, that one is the measure.
        rounds.frames.push_back(
            {1000 / ours->framesASecond, std::max(1000 / empty->framesASecond, 1000 / goals::framesASecond)});
    }
    for (const auto& [step, ms] : steps)
        std::printf("      %-40s %6.1f ms\n", step.c_str(), median(ms));
    const auto drawn = window.oursUsed(force.tablet(tabletName), DemoForce::pin, WindowBench::Keys::OnScreen);
    if (!drawn)
        return drawn.error();
    std::printf("      %-40s %6.1f ms, once a run, where keys have to be drawn\n", "page Find",
        drawn->longestMs.at("page Find"));
    return rounds;
}

void tell(const Report& report, Goal goal, const char* other, const Result<std::vector<Pair>>& rounds) {
    report(rounds ? Row(std::move(goal), other, *rounds) : Row::skipped(std::move(goal), rounds.error().message));
}

/// Rows that want the tablet full.
void measureFull(const BenchOrder& order, const Workload& workload, const WindowBench& window, DemoForce& force,
    const Report& report) {
    const auto texts = textsOf(workload);
    auto raw = order.wants("B16") || order.wants("B18")
        ? RawFind::make(order.out / "window" / "raw.db", texts, recordsHeld)
        : Result<RawFind>(fail(ErrorCode::Unsupported, "not asked for"));
    if (order.wants("B16"))
        tell(report, goals::unlocking(), "opening raw SQLCipher, listing 50, and 10 ms",
            raw ? unlocking(order, window, force, *raw) : Result<std::vector<Pair>>(raw.error()));
    if (order.wants("B17")) {
        const auto used = use(order, window, force);
        const auto rows = [&](std::vector<Pair> UseRounds::*which) {
            return used ? Result<std::vector<Pair>>((*used).*which) : Result<std::vector<Pair>>(used.error());
        };
        tell(report, goals::stutter(), "one frame", rows(&UseRounds::stutter));
        tell(report, goals::openingPage(), "one frame", rows(&UseRounds::pages));
        tell(report, goals::scrolling(), "60 a second, or a list of empty rows", rows(&UseRounds::frames));
    }
    if (order.wants("B18"))
        tell(report, goals::finding(), "raw FTS5 on SQLCipher",
            raw ? findings(order.rounds, force, tabletName, texts, *raw) : Result<std::vector<Pair>>(raw.error()));
    if (order.wants("B19"))
        tell(report, goals::memory(), "a form of 40 fields in bare Qt", memory(order, window, force));
}

} // namespace

void measureWindow(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    const std::map<std::string, Goal> full{
        {"B16", goals::unlocking()}, {"B17", goals::stutter()}, {"B18", goals::finding()}, {"B19", goals::memory()}};
    const bool wantsFull =
        std::any_of(full.begin(), full.end(), [&](const auto& row) { return order.wants(row.first); });
    if (!order.wants("B15") && !wantsFull)
        return;
    const auto window = WindowBench::prepare(order.out / "window-home");
    auto force = !workload ? Result<DemoForce>(workload.error())
        : !window          ? Result<DemoForce>(window.error())
                           : enrolledForce(order, *workload);
    if (order.wants("B15"))
        tell(report, goals::firstFrame(), "a bare Qt Quick window",
            force ? firstFrames(order, *window, *force) : Result<std::vector<Pair>>(force.error()));
    if (!wantsFull)
        return;
    if (force)
        if (auto held = holdRecords(force->tablet(tabletName), DemoForce::pin, *workload, recordsHeld); !held)
            force = held.error();
    if (force)
        if (auto indexed = indexAll(*force); !indexed)
            force = indexed.error();
    if (force)
        return measureFull(order, *workload, *window, *force, report);
    for (const auto& [id, goal] : full)
        if (order.wants(id))
            report(Row::skipped(goal, force.error().message));
}

} // namespace seenheard::bench
