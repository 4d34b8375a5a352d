#include "tests/bench/Figures.h"
#include "tests/bench/Goals.h"
#include "tests/bench/LoadFleet.h"
#include "tests/bench/Measures.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <random>
#include <thread>

namespace seenheard::bench {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t entriesEach = 20;
constexpr std::size_t tabletsInTeam = 40;
/// Enough that nobody waits for another one's answer: ten a second come.
constexpr std::size_t threads = 64;
constexpr int mostExchanges = 200;
constexpr unsigned seed = 13;

/// How many come, and in what time.
struct Return {
    std::size_t tablets = 600;
    milliseconds within{60'000};
};

constexpr Return wholeReturn{6'000, milliseconds(600'000)};

struct Outcome {
    std::vector<double> exchangesMs;
    std::size_t served = 0;
    std::string firstFailure;
};

/// Moments at which tablets come, by chance, in order.
std::vector<milliseconds> moments(const Return& order) {
    std::mt19937 chance(seed);
    std::uniform_int_distribution<std::int64_t> when(0, order.within.count());
    std::vector<milliseconds> found;
    for (std::size_t tablet = 0; tablet < order.tablets; ++tablet)
        found.emplace_back(when(chance));
    std::ranges::sort(found);
    return found;
}

/// Connects and exchanges until there is nothing more. The first exchange counts from the moment at which the tablet
/// came, so with its connection and with whatever kept it from being sent; adds what each took.
Status comeBack(LoadTablet& tablet, Clock::time_point due, std::vector<double>& exchangesMs) {
    auto client = tablet.connect();
    if (!client)
        return client.error();
    auto began = due;
    for (int exchange = 0; exchange < mostExchanges; ++exchange) {
        const auto answer = client->request("POST", "/v1/exchange", tablet.nextBody());
        if (!answer)
            return answer.error();
        exchangesMs.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        const auto more = tablet.take(*answer);
        if (!more)
            return more.error();
        if (!*more)
            return success();
        began = Clock::now();
    }
    return fail(ErrorCode::Internal, "a tablet's exchanges did not come to an end");
}

class Returning {
public:
    Returning(std::vector<LoadTablet>& fleet, const Return& order) : fleet_(fleet), moments_(moments(order)) {}

    Outcome run() {
        began_ = Clock::now();
        std::vector<std::jthread> together;
        for (std::size_t thread = 0; thread < threads; ++thread)
            together.emplace_back([this] { serve(); });
        together.clear();
        return std::move(outcome_);
    }

private:
    void serve() {
        for (auto at = next_++; at < fleet_.size(); at = next_++) {
            const auto due = began_ + moments_[at];
            std::this_thread::sleep_until(due);
            std::vector<double> took;
            const auto done = comeBack(fleet_[at], due, took);
            const std::scoped_lock lock(guard_);
            outcome_.exchangesMs.insert(outcome_.exchangesMs.end(), took.begin(), took.end());
            if (done && fleet_[at].isDone())
                ++outcome_.served;
            else if (outcome_.firstFailure.empty())
                outcome_.firstFailure = done ? "something was not applied" : done.error().message;
        }
    }

    std::vector<LoadTablet>& fleet_;
    std::vector<milliseconds> moments_;
    Clock::time_point began_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex guard_;
    Outcome outcome_;
};

Result<Outcome> measure(const BenchOrder& order, const Workload& workload, const Return& wanted) {
    auto postgres = DurablePostgres::start();
    if (!postgres)
        return postgres.error();
    auto force = DemoForce::make(order.out / "coming-back", workload, *postgres);
    if (!force)
        return force.error();
    // All tablets stand on one machine here, and a real one is not enrolled ten times a second.
    if (auto started = force->startServer({"--address-rate", "1000000"}); !started)
        return started.error();
    auto fleet = enrolFleet(*force, *workload.form(), wanted.tablets, tabletsInTeam);
    if (!fleet)
        return fleet.error();
    // Tablets come back in no order of teams.
    std::ranges::shuffle(*fleet, std::mt19937(seed));
    // Written while there was no network.
    for (std::size_t at = 0; at < fleet->size(); ++at)
        if (auto written = (*fleet)[at].write(workload, at * entriesEach, entriesEach); !written)
            return written.error();
    auto outcome = Returning(*fleet, wanted).run();
    if (outcome.exchangesMs.empty())
        return fail(ErrorCode::Internal, outcome.firstFailure);
    if (!outcome.firstFailure.empty())
        std::fprintf(stderr, "B13: a tablet was not served: %s\n", outcome.firstFailure.c_str());
    return outcome;
}

} // namespace

void measureComingBack(const BenchOrder& order, const Result<Workload>& workload, const Report& report) {
    if (!order.wants("B13"))
        return;
    const auto wanted = order.whole ? wholeReturn : Return{};
    const auto outcome = workload ? measure(order, *workload, wanted) : Result<Outcome>(workload.error());
    if (!outcome) {
        for (const auto& goal : {goals::comingBack(), goals::cameBack()})
            report(Row::skipped(goal, outcome.error().message));
        return;
    }
    const auto count =
        std::to_string(wanted.tablets) + " tablets in " + std::to_string(wanted.within.count() / 1000) + " s";
    report(Row(goals::comingBack(), count, {{percentile(outcome->exchangesMs, 0.99), goals::comingBackMs}}));
    report(
        Row(goals::cameBack(), count, {{static_cast<double>(wanted.tablets), static_cast<double>(outcome->served)}}));
}

} // namespace seenheard::bench
