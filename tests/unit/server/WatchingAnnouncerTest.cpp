#include "sync/server/live/WatchingAnnouncer.h"

#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <condition_variable>

using namespace seenheard;

namespace {

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

} // namespace

TEST_CASE("What one process brings into the log is heard in another that has the same store open") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto elsewhere = server.openElsewhere();
    Ear ear;
    const WatchingAnnouncer announcer(
        elsewhere->log(), [&ear](const Cursor& newest) { ear.hear(newest); }, std::chrono::milliseconds(5));
    CHECK(ear.waitFor({0, server.store().log().head()->ref.size}));
    (void)server.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("heard")), server.form)});
    CHECK(ear.waitFor({0, server.store().log().head()->ref.size}));
}
