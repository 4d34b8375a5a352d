#pragma once

#include <cstdint>
#include <functional>

namespace seenheard {

/// Runs work later on the same thread. Injected, so that a simulation can own waiting.
class Scheduler {
public:
    using Ticket = std::uint64_t;

    virtual ~Scheduler() = default;
    /// Runs the work once, at the earliest after the delay. Never runs it inside this call.
    virtual Ticket after(std::int64_t delayMs, std::function<void()> work) = 0;
    /// Work that has not run yet will not run. An unknown ticket is no error.
    virtual void cancel(Ticket ticket) = 0;
};

} // namespace seenheard
