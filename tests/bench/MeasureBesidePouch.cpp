#include "tests/bench/ExchangeBench.h"
#include "tests/bench/Goals.h"
#include "tests/bench/Measures.h"
#include "tests/bench/PouchPeer.h"
#include "tests/bench/SaveBench.h"

#include <array>

namespace seenheard::bench {

namespace {

constexpr std::size_t savesInRound = 250;
constexpr std::array batches{100, 1000}; // its default, and a large one

/// Our own sides, made anew for these rows; either may be impossible here.
struct OurSides {
    Result<SaveBench> save;
    Result<ExchangeBench> exchange;
    Result<ExchangeBench> onPostgres;
};

struct Rounds {
    std::vector<Pair> save;
    std::array<std::vector<Pair>, batches.size()> push, pull, pushToPostgres;
};

std::string peer(int batch) {
    return "PouchDB, batches of " + std::to_string(batch);
}

OurSides ourSides(const BenchOrder& order, const Workload& workload) {
    const auto directory = order.out / "beside-pouch";
    std::filesystem::remove_all(directory);
    const auto notAsked = fail(ErrorCode::NotFound, "not asked for");
    const auto postgres =
        order.wants("B4") ? DurablePostgres::start() : Result<std::shared_ptr<DurablePostgres>>(notAsked);
    return {order.wants("B2") ? SaveBench::make(directory / "save", workload) : Result<SaveBench>(notAsked),
        order.wants("B3") || order.wants("B5") ? ExchangeBench::make(directory / "exchange", workload)
                                               : Result<ExchangeBench>(notAsked),
        postgres ? ExchangeBench::make(directory / "on-postgresql", workload, *postgres)
                 : Result<ExchangeBench>(postgres.error())};
}

Status oneRound(OurSides& ours, const PouchPeer& pouch, const Workload& workload, Rounds& rounds) {
    for (std::size_t at = 0; at < batches.size(); ++at) {
        auto theirs = pouch.run(workload, batches[at]);
        if (!theirs)
            return theirs.error();
        if (ours.save) {
            auto saved = ours.save->ours(savesInRound);
            if (!saved)
                return saved.error();
            rounds.save.push_back({saved->p50, theirs->putMicroseconds});
        }
        if (ours.exchange) {
            auto exchanged = ours.exchange->round();
            if (!exchanged)
                return exchanged.error();
            rounds.push[at].push_back({exchanged->push, theirs->pushSeconds});
            rounds.pull[at].push_back({exchanged->pull, theirs->pullSeconds});
        }
        if (ours.onPostgres) {
            const auto pushed = ours.onPostgres->roundOfPush();
            if (!pushed)
                return pushed.error();
            rounds.pushToPostgres[at].push_back({*pushed, theirs->pushSeconds});
        }
    }
    return success();
}

struct Outcome {
    Rounds rounds;
    std::string whyNoSave, whyNoExchange, whyNoPostgres;
};

Result<Outcome> alternate(const BenchOrder& order, const Workload& workload) {
    const auto pouch = PouchPeer::prepare(order.out / "pouch");
    if (!pouch)
        return pouch.error();
    auto ours = ourSides(order, workload);
    Outcome outcome;
    outcome.whyNoSave = ours.save ? "" : ours.save.error().message;
    outcome.whyNoExchange = ours.exchange ? "" : ours.exchange.error().message;
    outcome.whyNoPostgres = ours.onPostgres ? "" : ours.onPostgres.error().message;
    if (!ours.save && !ours.exchange && !ours.onPostgres)
        return outcome;
    for (std::size_t round = 0; round < order.rounds; ++round)
        if (auto done = oneRound(ours, *pouch, workload, outcome.rounds); !done)
            return done.error();
    return outcome;
}

} // namespace

void measureBesidePouch(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B2") && !order.wants("B3") && !order.wants("B4") && !order.wants("B5"))
        return;
    auto outcome = workload ? alternate(order, *workload) : Result<Outcome>(workload.error());
    if (!outcome)
        outcome = Outcome{{}, outcome.error().message, outcome.error().message, outcome.error().message};
    const auto tell = [&](Goal goal, const std::string& other, const std::vector<Pair>& rounds,
                          const std::string& whyNot) {
        if (order.wants(goal.id))
            report(rounds.empty() ? Row::skipped(std::move(goal), whyNot) : Row(std::move(goal), other, rounds));
    };
    tell(goals::saveBesidePouch(), "PouchDB's put", outcome->rounds.save, outcome->whyNoSave);
    for (std::size_t at = 0; at < batches.size(); ++at)
        tell(goals::pushBesidePouch(batches[at]), peer(batches[at]), outcome->rounds.push[at], outcome->whyNoExchange);
    for (std::size_t at = 0; at < batches.size(); ++at)
        tell(goals::pushToPostgres(batches[at]), peer(batches[at]), outcome->rounds.pushToPostgres[at],
            outcome->whyNoPostgres);
    for (std::size_t at = 0; at < batches.size(); ++at)
        tell(goals::pullBesidePouch(batches[at]), peer(batches[at]), outcome->rounds.pull[at], outcome->whyNoExchange);
}

} // namespace seenheard::bench
