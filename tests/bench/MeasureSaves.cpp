#include "tests/bench/Goals.h"
#include "tests/bench/Measures.h"
#include "tests/bench/SaveBench.h"

namespace seenheard::bench {

namespace {

constexpr std::size_t savesInRound = 500;
constexpr const char* other = "raw SQLCipher + 1 KiB flushed";

struct SaveRounds {
    std::vector<Pair> median, slow;
};

Result<SaveRounds> alternate(const BenchOrder& order, const Workload& workload) {
    const auto directory = order.out / "save";
    std::filesystem::remove_all(directory);
    auto bench = SaveBench::make(directory, workload);
    if (!bench)
        return bench.error();
    SaveRounds rounds;
    for (std::size_t round = 0; round <= order.rounds; ++round) {
        const auto both = bench->byTurns(savesInRound);
        if (!both)
            return both.error();
        if (round == 0) // warms both up
            continue;
        rounds.median.push_back({both->ours.p50, both->raw.p50});
        rounds.slow.push_back({both->ours.p99, both->raw.p99});
    }
    return rounds;
}

} // namespace

void measureSaves(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B1"))
        return;
    const auto rounds = workload ? alternate(order, *workload) : Result<SaveRounds>(workload.error());
    if (!rounds) {
        report(Row::skipped(goals::saveMedian(), rounds.error().message));
        report(Row::skipped(goals::saveSlow(), rounds.error().message));
        return;
    }
    report(Row(goals::saveMedian(), other, rounds->median));
    report(Row(goals::saveSlow(), other, rounds->slow));
}

} // namespace seenheard::bench
