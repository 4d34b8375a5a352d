#pragma once

#include "sync/protocol/Cursor.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace seenheard {

/// What was heard, for a test that waits for it.
class Ear {
public:
    void hear(const Cursor& newest) {
        const std::lock_guard lock(guard_);
        heard_.push_back(newest);
        came_.notify_all();
    }
    bool waitFor(const Cursor& newest) {
        std::unique_lock lock(guard_);
        return came_.wait_for(
            lock, std::chrono::seconds(30), [&] { return !heard_.empty() && heard_.back() == newest; });
    }

private:
    std::mutex guard_;
    std::condition_variable came_;
    std::vector<Cursor> heard_;
};

} // namespace seenheard
