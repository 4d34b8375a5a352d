#pragma once

#include "app/services/LockedTablet.h"
#include "sync/engine/RetryPolicy.h"

namespace seenheard {

/// Delivers the black boxes of one tablet's profiles for as long as the program runs, one after the other: the one on
/// the screen, locked or not, and those of other officers beside it. Lives on one thread.
class LockedTablets {
public:
    /// Called after each profile's turn.
    using Told = std::function<void(const std::filesystem::path& profile, const Result<LockedTablet::Report>& outcome)>;

    LockedTablets(std::filesystem::path profile, TabletSurroundings surroundings, Scheduler& scheduler, Told told,
        const RetryPolicy& policy = {});
    /// Gives up on what is under way; nothing is called afterwards. Not from inside `told`.
    ~LockedTablets();
    LockedTablets(const LockedTablets&) = delete;
    LockedTablets& operator=(const LockedTablets&) = delete;

private:
    void plan(std::int64_t delayMs);
    void next();
    void take(const std::filesystem::path& profile, const Result<LockedTablet::Report>& outcome);

    std::filesystem::path profile_;
    TabletSurroundings around_;
    Scheduler& scheduler_;
    Told told_;
    RetryPolicy policy_;
    std::vector<std::filesystem::path> left_; ///< In this round, the next one last.
    std::unique_ptr<LockedTablet> current_;
    std::optional<Scheduler::Ticket> ticket_;
    std::uint32_t failedRounds_ = 0;
    bool failed_ = false; ///< Somebody in this round.
};

} // namespace seenheard
