#include "sync/server/store/postgresql/PostgresTurnSigns.h"

#include <condition_variable>

namespace seenheard {

namespace {

constexpr std::chrono::milliseconds betweenSigns{200};
/// A turn that has not ended by then has got stuck, and is better lost.
constexpr std::chrono::seconds longestTurn{60};

void giveSigns(PostgresDatabase& database, const std::stop_token& stop) {
    const auto end = std::chrono::steady_clock::now() + longestTurn;
    std::mutex guard;
    std::condition_variable_any stopped;
    std::unique_lock lock(guard);
    while (std::chrono::steady_clock::now() < end) {
        stopped.wait_for(lock, stop, betweenSigns, [] { return false; });
        if (stop.stop_requested())
            return;
        database.giveSign();
    }
}

} // namespace

PostgresTurnSigns::PostgresTurnSigns(PostgresDatabase& database)
    : thread_([&database](const std::stop_token& stop) { giveSigns(database, stop); }) {}

} // namespace seenheard
