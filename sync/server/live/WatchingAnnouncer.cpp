#include "sync/server/live/WatchingAnnouncer.h"

#include <condition_variable>
#include <mutex>

namespace seenheard {

WatchingAnnouncer::WatchingAnnouncer(LogStore& log, Heard heard, std::chrono::milliseconds pause)
    : log_(log)
    , heard_(std::move(heard))
    , pause_(pause)
    , thread_([this](const std::stop_token& stop) { watch(stop); }) {}

void WatchingAnnouncer::watch(const std::stop_token& stop) {
    std::optional<Cursor> known;
    std::mutex guard;
    std::condition_variable_any stopped;
    std::unique_lock lock(guard);
    while (!stop.stop_requested()) {
        // Where it cannot be read now it is looked at again; whoever waits is answered after a while anyway.
        if (const auto head = log_.head()) {
            const Cursor newest{head->ref.epoch, head->ref.size};
            if (known != newest)
                heard_(newest);
            known = newest;
        }
        stopped.wait_for(lock, stop, pause_, [] { return false; });
    }
}

} // namespace seenheard
