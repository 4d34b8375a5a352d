#include "app/services/LockedTablets.h"

#include <algorithm>

namespace seenheard {

LockedTablets::LockedTablets(std::filesystem::path profile, TabletSurroundings surroundings, Scheduler& scheduler,
    Told told, const RetryPolicy& policy)
    : profile_(std::move(profile))
    , around_(std::move(surroundings))
    , scheduler_(scheduler)
    , told_(std::move(told))
    , policy_(policy) {
    plan(0);
}

LockedTablets::~LockedTablets() {
    if (ticket_)
        scheduler_.cancel(*ticket_);
}

void LockedTablets::plan(std::int64_t delayMs) {
    // By the scheduler even where there is nothing to wait for: a delivery does not end inside its own answer.
    ticket_ = scheduler_.after(delayMs, [this] {
        ticket_.reset();
        next();
    });
}

void LockedTablets::next() {
    current_.reset();
    if (left_.empty()) {
        left_ = profilesBeside(profile_);
        std::reverse(left_.begin(), left_.end());
        failed_ = false;
    }
    const auto profile = left_.back();
    left_.pop_back();
    auto locked = LockedTablet::open(profile, around_);
    if (!locked)
        return take(profile, locked.error());
    current_ = *std::move(locked);
    current_->deliver([this, profile](const Result<LockedTablet::Report>& outcome) { take(profile, outcome); });
}

void LockedTablets::take(const std::filesystem::path& profile, const Result<LockedTablet::Report>& outcome) {
    failed_ = failed_ || !outcome;
    if (told_)
        told_(profile, outcome);
    if (!left_.empty())
        return plan(0);
    failedRounds_ = failed_ ? failedRounds_ + 1 : 0;
    plan(failed_ ? policy_.afterFailure(failedRounds_, jitterFrom(around_.random)) : policy_.quietMs);
}

} // namespace seenheard
