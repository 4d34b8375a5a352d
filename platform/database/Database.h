#pragma once

#include "platform/base/Result.h"
#include "platform/database/Statement.h"

#include <filesystem>
#include <memory>

struct sqlite3;

namespace seenheard {

/// One connection to one SQLCipher file. Not shared between threads.
class Database {
public:
    enum class Mode {
        ReadWrite,       ///< Must exist.
        ReadWriteCreate, ///< Made if it is not there.
        ReadOnly
    };

    /// `key` is the raw key, 32 octets; no derivation happens. Write-ahead log, synchronous FULL,
    /// foreign keys, defensive mode, trusted schema off, memory for temporaries, HMAC-SHA-256 pages.
    /// NotOurs if the file is not a database under this key, and it stays as it was; NotFound; FromTheFuture is the
    /// Migrator's. A read-only connection may stand beside the one that writes and sees what was committed.
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& file, BytesView key, Mode mode);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Compiled once for a connection and kept; handed out reset and without bindings.
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// Runs statements that yield no rows and take no values (migrations, pragmas).
    [[nodiscard]] Status execute(std::string_view sql);
    /// Brings the write-ahead log into the file and cuts it to nothing; false where another connection still reads it.
    [[nodiscard]] Result<bool> emptyLog();
    [[nodiscard]] std::int64_t lastInsertedRow() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] sqlite3* handle() const;

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace seenheard
