#pragma once

#include "sync/server/live/Announcer.h"
#include "sync/server/store/LogStore.h"

#include <chrono>
#include <thread>

namespace seenheard {

/// Hears by looking at the store every so often: for a store that cannot call by itself.
class WatchingAnnouncer final : public Announcer {
public:
    static constexpr std::chrono::milliseconds usualPause{200};

    WatchingAnnouncer(LogStore& log, Heard heard, std::chrono::milliseconds pause = usualPause);

private:
    void watch(const std::stop_token& stop);

    LogStore& log_;
    Heard heard_;
    std::chrono::milliseconds pause_;
    std::jthread thread_;
};

} // namespace seenheard
