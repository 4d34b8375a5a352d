#include "tests/bench/Figures.h"
#include "tests/bench/Goals.h"
#include "tests/bench/LoadFleet.h"
#include "tests/bench/Measures.h"
#include "tests/support/ProcessFigures.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

namespace seenheard::bench {

namespace {

constexpr std::size_t tablets = 500;
constexpr std::size_t entriesEach = 20;
constexpr std::size_t entries = tablets * entriesEach;
/// Exchanges that are under way at a time.
constexpr std::size_t together = 16;

struct Receiving {
    std::vector<Pair> processor, time;
    std::vector<double> ofPostgresMs; ///< What of the processor's time was PostgreSQL's.
};

using Answers = std::vector<Result<HttpAnswer>>;

/// All at once: each tablet connects, sends its body and waits for the answer.
Answers exchangeAll(const std::vector<LoadTablet>& fleet, const std::vector<Bytes>& bodies) {
    Answers answers(fleet.size(), fail(ErrorCode::Internal, "was not asked"));
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < together; ++thread)
        threads.emplace_back([&] {
            for (auto at = next++; at < fleet.size(); at = next++) {
                auto client = fleet[at].connect();
                answers[at] =
                    client ? client->request("POST", "/v1/exchange", bodies[at]) : Result<HttpAnswer>(client.error());
            }
        });
    threads.clear();
    return answers;
}

Status oneRound(const DemoForce& force, const DurablePostgres& postgres, const Workload& workload,
    std::vector<LoadTablet>& fleet, Receiving& rounds) {
    std::vector<Bytes> bodies;
    for (std::size_t at = 0; at < fleet.size(); ++at) {
        if (auto written = fleet[at].write(workload, at * entriesEach, entriesEach); !written)
            return written;
        bodies.push_back(fleet[at].nextBody());
    }
    const auto serverBefore = processorSecondsOf(force.serverProcess());
    const auto postgresBefore = postgres.processorSeconds();
    const auto began = std::chrono::steady_clock::now();
    const auto answers = exchangeAll(fleet, bodies);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    const auto serverMs = (processorSecondsOf(force.serverProcess()) - serverBefore) * 1000;
    const auto postgresMs = (postgres.processorSeconds() - postgresBefore) * 1000;
    for (std::size_t at = 0; at < fleet.size(); ++at) {
        if (!answers[at])
            return answers[at].error();
        if (const auto more = fleet[at].take(*answers[at]); !more)
            return more.error();
    }
    rounds.processor.push_back({(serverMs + postgresMs) / entries, goals::otherProcessorMs});
    rounds.ofPostgresMs.push_back(postgresMs / entries);
    rounds.time.push_back({took.count() / entries, goals::otherSubmissionMs});
    return success();
}

Result<Receiving> measure(const BenchOrder& order, const Workload& workload) {
    auto postgres = DurablePostgres::start();
    if (!postgres)
        return postgres.error();
    auto force = DemoForce::make(order.out / "receiving", workload, *postgres);
    if (!force)
        return force.error();
    if (auto started = force->startServer(); !started)
        return started.error();
    // Teams of one: what is handed out to others is another row's.
    auto fleet = enrolFleet(*force, *workload.form(), tablets, 1);
    if (!fleet)
        return fleet.error();
    Receiving rounds;
    for (std::size_t round = 0; round < order.rounds; ++round) {
        if (auto done = oneRound(*force, **postgres, workload, *fleet, rounds); !done)
            return done.error();
    }
    return rounds;
}

} // namespace

void measureReceiving(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B12"))
        return;
    const auto rounds = workload ? measure(order, *workload) : Result<Receiving>(workload.error());
    for (const auto& goal : {goals::receivingProcessor(), goals::receiving()}) {
        if (!rounds)
            report(Row::skipped(goal, rounds.error().message));
    }
    if (!rounds)
        return;
    char ofPostgres[40];
    std::snprintf(ofPostgres, sizeof ofPostgres, "ODK Central (PostgreSQL %.2f)", median(rounds->ofPostgresMs));
    report(Row(goals::receivingProcessor(), ofPostgres, rounds->processor));
    report(Row(goals::receiving(), "ODK Central", rounds->time));
}

} // namespace seenheard::bench
