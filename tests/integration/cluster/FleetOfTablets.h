#pragma once

#include "tests/integration/cluster/FleetTablet.h"

#include <atomic>
#include <thread>

namespace seenheard {

/// Where a fleet enrols and exchanges.
struct FleetServer {
    ServerStore& store; ///< For one-time codes.
    HttpsSettings settings;
    Authority authority;
    FormRef form;
};

/// Many tablets of one team that write and exchange at once, each time with another process of the server's, and come
/// back until they have their receipts.
class FleetOfTablets {
public:
    FleetOfTablets(const FleetServer& server, std::size_t tablets);
    ~FleetOfTablets();
    FleetOfTablets(const FleetOfTablets&) = delete;
    FleetOfTablets& operator=(const FleetOfTablets&) = delete;

    /// Where the processes are from now on.
    void setPort(std::size_t process, std::uint16_t port) { ports_.at(process) = port; }

    /// Begins to write: each tablet that many entries, the next when the one before is acknowledged.
    void begin(std::size_t entriesEach);
    [[nodiscard]] bool isDone() const { return unfinished_ == 0; }
    /// No new entries from now on; what was saved is delivered.
    void stopWriting() { enough_ = true; }
    /// Acknowledged so far, over all tablets.
    [[nodiscard]] std::size_t acknowledged() const { return acknowledged_; }
    /// Attempts that failed: cut, refused, or nobody there.
    [[nodiscard]] std::size_t failures() const { return failures_; }
    /// The longest time in which nothing was acknowledged to anybody, since the last look.
    [[nodiscard]] std::chrono::milliseconds takeLongestGap();
    /// Waits for the end; what no tablet should have seen, empty where nothing was.
    [[nodiscard]] std::string end();

    /// After the end: each once more, so that it has what all have written.
    void exchangeAll();
    [[nodiscard]] std::vector<std::unique_ptr<FleetTablet>>& tablets() { return tablets_; }

private:
    void write(std::size_t first, std::size_t entriesEach);
    /// Until the tablet has nothing unacknowledged; false where it does not come about.
    [[nodiscard]] bool deliver(FleetTablet& tablet);
    void acknowledge();
    void complain(const std::string& what);

    TempDirectory directory_;
    std::vector<std::unique_ptr<FleetTablet>> tablets_;
    std::array<std::atomic<std::uint16_t>, 3> ports_{};
    std::atomic<std::size_t> next_ = 0;
    std::atomic<std::size_t> unfinished_ = 0;
    std::atomic<std::size_t> acknowledged_ = 0;
    std::atomic<std::size_t> failures_ = 0;
    std::atomic<bool> enough_ = false;
    std::atomic<bool> giveUp_ = false;
    std::mutex guard_;
    std::chrono::steady_clock::time_point newest_; ///< Acknowledgement.
    std::chrono::milliseconds longestGap_{0};
    std::string complaints_;
    std::vector<std::jthread> threads_;
};

/// The server's own look at a log that is at rest: every entry of every tablet is in it once, and applied; every tablet
/// has every record as the server has it.
void checkNothingLostNothingDoubled(ServerStore& store, FleetOfTablets& fleet);

} // namespace seenheard
