#include "tests/bench/ExchangeBench.h"
#include "tests/bench/Goals.h"
#include "tests/bench/Measures.h"
#include "tests/bench/PouchPeer.h"

#include <algorithm>

namespace seenheard::bench {

namespace {

constexpr int delayMs = 100; // each way
constexpr int pouchDefaultBatch = 100;
/// The way is nearly all of it and differs by less than 2 in 100 from round to round; theirs takes a minute and a half.
constexpr std::size_t mostRounds = 2;

Result<std::vector<Pair>> alternate(const BenchOrder& order, const Workload& workload) {
    const auto pouch = PouchPeer::prepare(order.out / "pouch");
    if (!pouch)
        return pouch.error();
    const auto directory = order.out / "far-away";
    std::filesystem::remove_all(directory);
    auto ours = ExchangeBench::make(directory, workload);
    if (!ours)
        return ours.error();
    std::vector<Pair> rounds;
    for (std::size_t round = 0; round < std::min(order.rounds, mostRounds); ++round) {
        const auto theirs = pouch->pushFarAway(workload, pouchDefaultBatch, delayMs);
        if (!theirs)
            return theirs.error();
        const auto pushed = ours->pushFarAway(delayMs);
        if (!pushed)
            return pushed.error();
        rounds.push_back({*pushed, *theirs});
    }
    return rounds;
}

} // namespace

void measureFarAway(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B6"))
        return;
    const auto rounds = workload ? alternate(order, *workload) : Result<std::vector<Pair>>(workload.error());
    report(rounds ? Row(goals::pushFarAway(), "PouchDB, batches of 100", *rounds)
                  : Row::skipped(goals::pushFarAway(), rounds.error().message));
}

} // namespace seenheard::bench
