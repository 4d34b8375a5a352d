#include "sync/server/audit/AuditBook.h"

namespace seenheard {

namespace {

constexpr std::size_t mostTogether = 500;
constexpr std::size_t mostRemembered = 10'000;

} // namespace

Status AuditBook::note(AuditRow row) {
    row.atMs = clock_.now().utcMs;
    Waiting mine{std::move(row), std::nullopt};
    {
        std::unique_lock lock(guard_);
        queue_.push_back(&mine);
        turnOver_.wait(lock, [&] { return mine.outcome || !someoneLeads_; });
        while (!mine.outcome)
            lead(lock);
    }
    sealNowAndThen();
    return *std::move(mine.outcome);
}

void AuditBook::lead(std::unique_lock<std::mutex>& lock) {
    someoneLeads_ = true;
    const auto count = std::min(queue_.size(), mostTogether);
    const std::vector<Waiting*> together(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
    lock.unlock();
    std::vector<AuditRow> rows;
    rows.reserve(together.size());
    for (const auto* one : together)
        rows.push_back(one->row);
    const auto done = audit_.append(std::move(rows));
    lock.lock();
    for (auto* one : together)
        one->outcome = done;
    someoneLeads_ = false;
    turnOver_.notify_all();
}

Status AuditBook::noteOnce(const AuditRow& row) {
    const auto nowMs = clock_.now().utcMs;
    const std::pair key(row.signer, row.subject);
    {
        const std::scoped_lock lock(guard_);
        if (nowMs - hourBeganMs_ >= AuditSealing::everyMs || notedThisHour_.size() >= mostRemembered) {
            notedThisHour_.clear();
            hourBeganMs_ = nowMs;
        }
        if (notedThisHour_.contains(key))
            return success();
    }
    if (auto noted = note(row); !noted)
        return noted;
    const std::scoped_lock lock(guard_);
    notedThisHour_.insert(key);
    return success();
}

void AuditBook::sealNowAndThen() {
    {
        const std::scoped_lock lock(guard_);
        const auto nowMs = clock_.now().utcMs;
        if (sealedAtMs_ == 0)
            sealedAtMs_ = nowMs;
        if (nowMs - sealedAtMs_ < AuditSealing::everyMs)
            return;
        sealedAtMs_ = nowMs;
    }
    // What is not sealed now is sealed by the next who tries; the rows are there.
    if (const auto sealed = sealing_.seal(); !sealed)
        lines_.write(LogLevel::Warning, "audit", "rows were not sealed: " + sealed.error().message);
}

} // namespace seenheard
