#pragma once

#include "sync/server/live/Announcer.h"
#include "sync/server/store/postgresql/PostgresDatabase.h"

#include <atomic>
#include <thread>

namespace seenheard {

/// Hears from PostgreSQL itself, over a connection of its own. Where that is lost it is made again, and the log looked
/// at once: what was called meanwhile is not called again.
class PostgresAnnouncer final : public Announcer {
public:
    PostgresAnnouncer(std::string address, Heard heard);
    ~PostgresAnnouncer() override;

private:
    void listen();
    /// Until the connection is lost or this is told to stop.
    void hear(PostgresDatabase& database);
    [[nodiscard]] Status look(PostgresDatabase& database);
    void takeCalls(PostgresDatabase& database);
    /// Whether there is something to read on that socket (-1 for none); false when the time is up or this is to stop.
    [[nodiscard]] bool waitFor(int socket, std::chrono::milliseconds longest) const;
    [[nodiscard]] bool isStopped() const { return stopping_.load(); }

    std::string address_;
    Heard heard_;
    std::atomic<bool> stopping_ = false;
    int wake_; ///< Readable from when this is to stop.
    std::jthread thread_;
};

} // namespace seenheard
