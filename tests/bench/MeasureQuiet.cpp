#include "tests/bench/AheadOfOthers.h"
#include "tests/bench/DemoForce.h"
#include "tests/bench/Figures.h"
#include "tests/bench/Goals.h"
#include "tests/bench/Measures.h"

#include <array>
#include <chrono>

namespace seenheard::bench {

namespace {

constexpr const char* holder = "holding-tablet";
constexpr const char* other = "other-tablet";
constexpr std::array<std::size_t, 3> held{1'000, 10'000, 100'000};
constexpr std::size_t exchangesMeasured = 40;
constexpr int mostExchanges = 400;

/// What one exchange without news cost.
struct Quiet {
    double roundTrips = 0, bytes = 0, milliseconds = 0;
};

Status pushAll(Tablet& tablet) {
    for (int exchange = 0; exchange < mostExchanges; ++exchange) {
        if (auto report = exchangeNow(tablet); !report)
            return report.error();
        const auto status = tablet.sync().status();
        if (!status)
            return status.error();
        if (status->waiting + status->received == 0)
            return success();
    }
    return fail(ErrorCode::Internal, "the push did not come to an end");
}

/// Holds that many records, its own, all of them applied.
Status fill(Tablet& tablet, const Workload& workload, std::size_t from, std::size_t upTo) {
    for (auto record = from; record < upTo; ++record) {
        auto made = tablet.capture().record(workload.form()->id(), workload.answersJson(record), std::nullopt);
        if (!made)
            return made.error();
    }
    return pushAll(tablet);
}

Result<Quiet> quietExchange(Tablet& tablet) {
    const auto before = std::chrono::steady_clock::now();
    const auto report = exchangeNow(tablet);
    if (!report)
        return report.error();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
    return Quiet{static_cast<double>(report->roundTrips), static_cast<double>(report->bytesUp + report->bytesDown),
        took.count()};
}

struct QuietFigures {
    Quiet unmoved, moved;
    std::array<double, held.size()> milliseconds{}; ///< By records held, the fast half's end.
};

Result<double> typicalMilliseconds(Tablet& tablet) {
    const AheadOfOthers ahead;
    std::vector<double> times;
    for (std::size_t time = 0; time < exchangesMeasured; ++time) {
        const auto quiet = quietExchange(tablet);
        if (!quiet)
            return quiet.error();
        times.push_back(quiet->milliseconds);
    }
    return percentile(times, 0.5);
}

Result<QuietFigures> measure(const BenchOrder& order, const Workload& workload) {
    const auto directory = order.out / "quiet";
    std::filesystem::remove_all(directory);
    auto force = DemoForce::make(directory, workload);
    if (!force)
        return force.error();
    if (auto started = force->startServer(); !started)
        return started.error();
    if (auto enrolled = force->enrol(holder, "PC 1 Bench"); !enrolled)
        return enrolled.error();
    if (auto enrolled = force->enrol(other, "PC 2 Bench", "Roads"); !enrolled)
        return enrolled.error();
    auto tablet = force->unlock(holder);
    if (!tablet)
        return tablet.error();
    if (auto fetched = exchangeNow(**tablet); !fetched) // the form
        return fetched.error();
    QuietFigures figures;
    std::size_t holds = 0;
    for (std::size_t step = 0; step < held.size(); ++step) {
        if (auto filled = fill(**tablet, workload, holds, held[step]); !filled)
            return filled.error();
        holds = held[step];
        const auto typical = typicalMilliseconds(**tablet);
        if (!typical)
            return typical.error();
        figures.milliseconds[step] = *typical;
    }
    const auto unmoved = quietExchange(**tablet);
    if (!unmoved)
        return unmoved.error();
    figures.unmoved = *unmoved;
    // A record of another team moves the tree, and is not for this tablet.
    auto second = force->unlock(other);
    if (!second)
        return second.error();
    if (auto fetched = exchangeNow(**second); !fetched)
        return fetched.error();
    if (auto filled = fill(**second, workload, 0, 1); !filled)
        return filled.error();
    const auto moved = quietExchange(**tablet);
    if (!moved)
        return moved.error();
    figures.moved = *moved;
    return figures;
}

} // namespace

void measureQuiet(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B7") && !order.wants("B20"))
        return;
    const auto figures = workload ? measure(order, *workload) : Result<QuietFigures>(workload.error());
    const auto tell = [&](const Goal& goal, const std::string& beside, double ours, double others) {
        if (order.wants(goal.id))
            report(figures ? Row(goal, beside, {{ours, others}}) : Row::skipped(goal, figures.error().message));
    };
    const auto quiet = figures ? *figures : QuietFigures{};
    tell(goals::quietRoundTrips(), "one", quiet.unmoved.roundTrips, 1);
    tell(goals::quietBytes(), "1 KB", quiet.unmoved.bytes, goals::quietBodyBytes);
    tell(goals::movedBytes(), "2 KB", quiet.moved.bytes, goals::movedBodyBytes);
    tell(goals::quietGrowth(), "1,000 held", quiet.milliseconds[1], quiet.milliseconds[0]);
    tell(goals::quietGrowth(), "10,000 held", quiet.milliseconds[2], quiet.milliseconds[1]);
}

} // namespace seenheard::bench
