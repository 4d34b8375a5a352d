#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Scheduler.h"
#include "sync/engine/RetryPolicy.h"
#include "sync/engine/Transport.h"
#include "sync/protocol/Cursor.h"

#include <optional>

namespace seenheard {

/// Keeps one long request open that the server answers when its log moves. Without it, or while it cannot be had, the
/// tablet asks by itself as seldom as ever. References must outlive it; it may not be destroyed from inside its own
/// callbacks.
class LiveDriver {
public:
    /// Where the tablet stands: nothing before its first exchange.
    using Position = std::function<std::optional<Cursor>()>;
    using Moved = std::function<void()>;

    /// `transport` is its own: nobody else sends over it.
    LiveDriver(Transport& transport, Random& random, Position position, const RetryPolicy& policy = {});
    ~LiveDriver();
    LiveDriver(const LiveDriver&) = delete;
    LiveDriver& operator=(const LiveDriver&) = delete;

    /// `moved` is called whenever the server has leaves that were not told of before.
    void start(Scheduler& scheduler, Moved moved);
    void stop();
    /// Gives the open request up, which a changed network or a sleep may have left without an end, and asks anew.
    void networkChanged();

    /// The server answered last time.
    [[nodiscard]] bool connected() const { return connected_; }

private:
    void plan(std::int64_t delayMs);
    void ask();
    void take(const Result<HttpResponse>& response);
    [[nodiscard]] std::int64_t waitAfter(const Result<HttpResponse>& response);
    void hear(const Cursor& newest);

    Transport& transport_;
    Random& random_;
    Position position_;
    RetryPolicy policy_;
    Scheduler* scheduler_ = nullptr;
    Moved moved_;
    std::optional<Scheduler::Ticket> ticket_;
    std::optional<Cursor> told_; ///< As far as was told of.
    std::uint32_t failures_ = 0;
    bool asking_ = false;
    bool connected_ = false;
};

} // namespace seenheard
