#pragma once

#include "platform/base/Random.h"
#include "sync/server/store/postgresql/PostgresSecret.h"
#include "sync/server/store/postgresql/PostgresTransaction.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace seenheard {

/// Up to where partitions are known to be, so that not every turn has to ask for them.
struct PostgresRoom {
    std::int64_t leaves = 0;
    std::int64_t records = 0;
    std::int64_t keys = 0;
};

/// The two databases of a store, used by one thread at a time.
struct PostgresConnection {
    PostgresDatabase data;
    PostgresDatabase keys;
    const PostgresSecret& secret;
    Random& random;
    PostgresRoom room = {}; ///< For as long as the connection lasts: nobody takes a partition away from under it.
};

/// The connections of one process to a store on PostgreSQL: one that writes, and a bounded number that read. What was
/// cut is connected again at its next use.
class PostgresConnections {
public:
    static constexpr std::size_t mostReaders = 8;

    /// Refuses a schema that is not the newest this program knows.
    [[nodiscard]] static Result<std::unique_ptr<PostgresConnections>> open(
        PostgresAddress address, PostgresSecret secret, Random& random);

    /// The writing connection; nobody else of this process has it while the guard lives. Over all processes the turn
    /// decides, which is taken with PostgresTransaction.
    struct Writer {
        std::unique_lock<std::mutex> guard;
        PostgresConnection& connection;
    };
    [[nodiscard]] Result<Writer> writer();
    /// The writer with the turn: waits until every other process has ended its own.
    struct Turn {
        Writer writer;
        PostgresTransaction transaction;
    };
    [[nodiscard]] Result<Turn> turn();

    [[nodiscard]] const PostgresAddress& address() const { return address_; }
    [[nodiscard]] std::size_t readersInUse();

    /// Runs `work` on a connection of its own; once more where that turned out to be cut, so it has to bear that.
    template<typename Work>
    auto read(Work work) -> decltype(work(std::declval<PostgresConnection&>())) {
        for (auto left = attempts;; --left) {
            auto reader = takeReader();
            if (!reader)
                return reader.error();
            auto found = work(**reader);
            const bool again = left > 1 && !found && isPassing(**reader);
            giveBack(std::move(*reader));
            if (!again)
                return found;
        }
    }

    /// Runs `work` in a turn and commits; once more where two transactions met.
    template<typename Work>
    auto write(Work work) -> decltype(work(std::declval<PostgresConnection&>())) {
        for (auto left = attempts;; --left) {
            auto taken = turn();
            if (!taken)
                return taken.error();
            auto& connection = taken->writer.connection;
            auto done = work(connection);
            if (done) {
                if (auto kept = taken->transaction.commit(); kept)
                    return done;
                else if (left <= 1 || !connection.data.mayTryAgain())
                    return kept.error();
            } else if (left <= 1 || !connection.data.mayTryAgain()) {
                return done;
            }
        }
    }

private:
    static constexpr int attempts = 3;

    PostgresConnections(PostgresAddress address, PostgresSecret secret, Random& random)
        : address_(std::move(address))
        , secret_(std::move(secret))
        , random_(random) {}

    [[nodiscard]] Result<std::unique_ptr<PostgresConnection>> connect();
    [[nodiscard]] Result<std::unique_ptr<PostgresConnection>> takeReader();
    void giveBack(std::unique_ptr<PostgresConnection> reader);
    [[nodiscard]] static bool isPassing(const PostgresConnection& connection);

    PostgresAddress address_;
    PostgresSecret secret_;
    Random& random_;
    std::mutex writing_;
    std::unique_ptr<PostgresConnection> writer_;
    std::mutex readersGuard_;
    std::condition_variable readerCame_;
    std::size_t readers_ = 0; ///< In use and idle.
    std::vector<std::unique_ptr<PostgresConnection>> idleReaders_;
};

} // namespace seenheard
