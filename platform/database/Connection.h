#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <filesystem>
#include <memory>

struct sqlite3;

namespace seenheard {

struct CloseConnection {
    void operator()(sqlite3* database) const;
};

/// SQLite's own connection, closed when it goes.
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

enum class Access { ReadOnly, ReadWrite };

/// Opens a file that exists and proves the key before anything could be written: until then no journal is played
/// back and nothing is checkpointed, so whatever the file is, it stays as it is when this fails.
[[nodiscard]] Result<Connection> connect(const std::filesystem::path& file, BytesView key, Access access);

/// Makes a whole, empty, encrypted file and only then gives it its name, so that no half-made one is ever found there.
[[nodiscard]] Status createDatabaseFile(const std::filesystem::path& file, BytesView key);

} // namespace seenheard
