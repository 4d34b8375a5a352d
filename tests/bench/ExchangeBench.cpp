#include "tests/bench/ExchangeBench.h"

#include <chrono>
#include <cstdio>

namespace seenheard::bench {

namespace {

constexpr const char* full = "full-tablet";
constexpr const char* fresh = "fresh-tablet";
constexpr int mostExchanges = 100;

double secondsSince(std::chrono::steady_clock::time_point before) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

Status write(DemoForce& force, const Workload& workload) {
    auto tablet = force.unlock(full);
    if (!tablet)
        return tablet.error();
    if (auto fetched = exchangeNow(**tablet); !fetched) // the form
        return fetched.error();
    for (std::size_t record = 0; record < workload.size(); ++record) {
        auto made = (*tablet)->capture().record(workload.form()->id(), workload.answersJson(record), std::nullopt);
        if (!made)
            return made.error();
    }
    return success();
}

} // namespace

ExchangeBench::ExchangeBench(DemoForce force, std::filesystem::path beginning, std::size_t records)
    : force_(std::move(force))
    , beginning_(std::move(beginning))
    , records_(records) {}

Result<ExchangeBench> ExchangeBench::make(
    const std::filesystem::path& directory, const Workload& workload, std::shared_ptr<DurablePostgres> postgres) {
    auto force = DemoForce::make(directory / "now", workload, std::move(postgres));
    if (!force)
        return force.error();
    if (auto started = force->startServer(); !started)
        return started.error();
    for (const auto& [tablet, officer] : {std::pair{full, "PC 1 Bench"}, std::pair{fresh, "PC 2 Bench"}})
        if (auto enrolled = force->enrol(tablet, officer); !enrolled)
            return enrolled.error();
    if (auto written = write(*force, workload); !written)
        return written.error();
    force->stopServer();
    auto beginning = directory / "beginning";
    if (auto kept = force->keepAs(beginning); !kept)
        return kept.error();
    return ExchangeBench(*std::move(force), std::move(beginning), workload.size());
}

Result<ExchangeTimes> ExchangeBench::round() {
    if (auto restored = force_.restoreFrom(beginning_); !restored)
        return restored.error();
    if (auto started = force_.startServer(); !started)
        return started.error();
    const auto pushed = push();
    if (!pushed)
        return pushed.error();
    const auto pulled = pull();
    if (!pulled)
        return pulled.error();
    force_.stopServer();
    return ExchangeTimes{*pushed, *pulled};
}

Result<double> ExchangeBench::roundOfPush() {
    if (auto restored = force_.restoreFrom(beginning_); !restored)
        return restored.error();
    if (auto started = force_.startServer(); !started)
        return started.error();
    auto pushed = push();
    force_.stopServer();
    return pushed;
}

Result<double> ExchangeBench::pushFarAway(int delayMs) {
    if (auto restored = force_.restoreFrom(beginning_); !restored)
        return restored.error();
    if (auto started = force_.startServerFarAway(delayMs); !started)
        return started.error();
    auto pushed = push();
    force_.stopServer();
    return pushed;
}

Result<double> ExchangeBench::push() {
    auto tablet = force_.unlock(full);
    if (!tablet)
        return tablet.error();
    const auto before = std::chrono::steady_clock::now();
    std::uint64_t pushed = 0;
    for (int exchange = 0; exchange < mostExchanges; ++exchange) {
        auto report = exchangeNow(**tablet);
        if (!report)
            return report.error();
        if (report->held + report->refused > 0)
            return fail(ErrorCode::Internal, "the server held or refused records of the workload");
        pushed += report->pushed;
        auto status = (*tablet)->sync().status();
        if (!status)
            return status.error();
        if (status->waiting + status->received > 0)
            continue;
        const auto took = secondsSince(before);
        if (pushed != records_)
            return fail(ErrorCode::Internal, std::to_string(pushed) + " records were pushed, not all");
        return took;
    }
    return fail(ErrorCode::Internal, "the push did not come to an end");
}

Result<double> ExchangeBench::pull() {
    auto tablet = force_.unlock(fresh);
    if (!tablet)
        return tablet.error();
    const auto before = std::chrono::steady_clock::now();
    std::uint64_t pulled = 0;
    for (int exchange = 0; exchange < mostExchanges; ++exchange) {
        auto report = exchangeNow(**tablet);
        if (!report)
            return report.error();
        pulled += report->pulled;
        if (pulled >= records_)
            return secondsSince(before);
    }
    return fail(ErrorCode::Internal, std::to_string(pulled) + " records were pulled, not all");
}

} // namespace seenheard::bench
