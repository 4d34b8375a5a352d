#include "tests/bench/DemoForce.h"
#include "tests/bench/Goals.h"
#include "tests/bench/HeldRecords.h"
#include "tests/bench/Measures.h"
#include "tests/bench/WindowBench.h"

namespace seenheard::bench {

namespace {

constexpr std::size_t recordsHeld = 100'000;
constexpr std::size_t startsInRound = 3;
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

void tell(const Report& report, Goal goal, const char* other, const Result<std::vector<Pair>>& rounds) {
    report(rounds ? Row(std::move(goal), other, *rounds) : Row::skipped(std::move(goal), rounds.error().message));
}

} // namespace

void measureWindow(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B15") && !order.wants("B19"))
        return;
    const auto window = WindowBench::prepare(order.out / "window-home");
    auto force = !workload ? Result<DemoForce>(workload.error())
        : !window          ? Result<DemoForce>(window.error())
                           : enrolledForce(order, *workload);
    const auto measured = [&](auto measure) {
        return force ? measure(order, *window, *force) : Result<std::vector<Pair>>(force.error());
    };
    if (order.wants("B15"))
        tell(report, goals::firstFrame(), "a bare Qt Quick window", measured(firstFrames));
    if (!order.wants("B19"))
        return;
    if (force)
        if (auto held = holdRecords(force->tablet(tabletName), DemoForce::pin, *workload, recordsHeld); !held)
            force = held.error();
    tell(report, goals::memory(), "a form of 40 fields in bare Qt", measured(memory));
}

} // namespace seenheard::bench
