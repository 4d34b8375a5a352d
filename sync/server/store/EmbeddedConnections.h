#pragma once

#include "platform/database/Database.h"
#include "sync/server/store/EmbeddedFiles.h"

#include <memory>
#include <mutex>
#include <vector>

namespace seenheard {

/// The two databases of a store, opened by one thread at a time.
struct EmbeddedConnection {
    Database data;
    Database keys;
};

/// The connections of one process to an embedded store: one that writes, and as many that read as there are readers.
class EmbeddedConnections {
public:
    /// Brings both files to the newest schema.
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedConnections>> open(
        EmbeddedFiles files, EmbeddedKeys keys, Database::Mode mode);

    [[nodiscard]] const EmbeddedFiles& files() const { return files_; }

    [[nodiscard]] std::size_t readersInUse();

    /// The writing connection; nobody else of this process has it while the guard lives.
    struct Writer {
        std::unique_lock<std::mutex> guard;
        EmbeddedConnection& connection;
    };
    [[nodiscard]] Writer writer() { return {std::unique_lock(writing_), writer_}; }

    /// Runs `work` on a connection of its own; yields what it yields.
    template<typename Work>
    auto read(Work work) -> decltype(work(std::declval<EmbeddedConnection&>())) {
        auto reader = takeReader();
        if (!reader)
            return reader.error();
        auto found = work(**reader);
        giveBack(std::move(*reader));
        return found;
    }

private:
    EmbeddedConnections(EmbeddedFiles files, EmbeddedKeys keys, EmbeddedConnection writer)
        : files_(std::move(files))
        , keys_(std::move(keys))
        , writer_(std::move(writer)) {}

    [[nodiscard]] Result<std::unique_ptr<EmbeddedConnection>> takeReader();
    void giveBack(std::unique_ptr<EmbeddedConnection> reader);

    EmbeddedFiles files_;
    EmbeddedKeys keys_;
    std::mutex writing_;
    EmbeddedConnection writer_;
    std::mutex readersGuard_;
    std::size_t readers_ = 0; ///< In use.
    std::vector<std::unique_ptr<EmbeddedConnection>> idleReaders_;
};

} // namespace seenheard
