#include "app/services/TabletIntegrityService.h"

#include <algorithm>
#include <cstdlib>

namespace seenheard {

namespace {

using Stage = SweepPlace::Stage;

// Five milliseconds or so of the thread that saves, ten times a second: nobody's save waits for longer.
constexpr std::size_t rowsAtOnce = 32;
constexpr std::int64_t pauseMs = 100;
constexpr std::int64_t firstPauseMs = 5'000;
constexpr std::int64_t keepEveryMs = 20'000;
constexpr std::int64_t lookAgainMs = 10LL * 60 * 1000;
constexpr std::int64_t sweepEveryMs = 24LL * 60 * 60 * 1000;

} // namespace

void TabletIntegrityService::start(Scheduler& scheduler, std::function<void()> changed) {
    scheduler_ = &scheduler;
    changed_ = std::move(changed);
    plan(firstPauseMs);
}

void TabletIntegrityService::stop() {
    if (scheduler_ == nullptr)
        return;
    scheduler_->cancel(ticket_);
    scheduler_ = nullptr;
    // Where it cannot be kept, the next sitting looks at the same rows once more.
    static_cast<void>(keep());
}

void TabletIntegrityService::plan(std::int64_t delayMs) {
    ticket_ = scheduler_->after(delayMs, [this] { runStep(); });
}

void TabletIntegrityService::runStep() {
    if (!load() || !isDue())
        return plan(lookAgainMs);
    const auto found = step(rowsAtOnce);
    const bool done = standing_->place.stage == Stage::Done;
    if ((found && *found) || done || clock_.monotonicMs() - keptAtMs_ >= keepEveryMs)
        static_cast<void>(keep());
    if (changed_ && ((found && *found) || done))
        changed_();
    plan(found && !done ? pauseMs : lookAgainMs);
}

Status TabletIntegrityService::load() {
    if (standing_)
        return success();
    const auto kept = store_.profile().sweep();
    if (!kept)
        return kept.error();
    // One that cannot be read is one that has not begun.
    auto standing = kept->empty() ? Result(SweepStanding{}) : sweepStandingFrom(*kept);
    standing_ = standing ? *std::move(standing) : SweepStanding{};
    keptAtMs_ = clock_.monotonicMs();
    return success();
}

Status TabletIntegrityService::keep() {
    keptAtMs_ = clock_.monotonicMs();
    return standing_ ? store_.profile().setSweep(canonicalBytes(*standing_)) : success();
}

bool TabletIntegrityService::isDue() const {
    if (standing_->place.stage != Stage::Done)
        return true;
    // What was found is put right before it is looked for again. A clock that was put back puts nothing off for ever.
    return standing_->findings.empty() && standing_->wholeAtMs
        && std::abs(clock_.now().utcMs - *standing_->wholeAtMs) >= sweepEveryMs;
}

Result<bool> TabletIntegrityService::step(std::size_t mostRows) {
    if (standing_->place.stage == Stage::Done)
        standing_->place = {};
    auto found = store_.sweepFrom(standing_->place, mostRows);
    if (!found)
        return found.error();
    for (auto& finding : *found) {
        if (standing_->findings.size() < mostFindingsKept)
            standing_->findings.push_back(std::move(finding));
    }
    if (standing_->place.stage == Stage::Done && standing_->findings.empty())
        standing_->wholeAtMs = clock_.now().utcMs;
    if (found->empty())
        return false;
    if (auto asked = store_.askForMending(); !asked)
        return asked.error();
    return true;
}

Status TabletIntegrityService::met(const RecordId& record) {
    if (auto loaded = load(); !loaded)
        return loaded;
    const StoreFinding finding{FindingKind::RecordAltered, record, 0, "records"};
    if (std::ranges::find(standing_->findings, finding) != standing_->findings.end())
        return success();
    if (standing_->findings.size() < mostFindingsKept)
        standing_->findings.push_back(finding);
    if (auto asked = store_.askForMending(); !asked)
        return asked;
    auto kept = keep();
    if (changed_)
        changed_();
    return kept;
}

Result<IntegrityStatus> TabletIntegrityService::status() {
    if (auto loaded = load(); !loaded)
        return loaded.error();
    return IntegrityStatus{*standing_, store_.isToBeMended()};
}

Result<IntegrityStatus> TabletIntegrityService::sweepWhole() {
    if (auto loaded = load(); !loaded)
        return loaded.error();
    standing_->place = {};
    standing_->findings.clear();
    do {
        if (const auto found = step(rowsAtOnce); !found)
            return found.error();
    } while (standing_->place.stage != Stage::Done);
    if (auto kept = keep(); !kept)
        return kept.error();
    return status();
}

} // namespace seenheard
