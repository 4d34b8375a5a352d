#pragma once

#include "platform/base/AppendFile.h"
#include "platform/database/Database.h"

#include <vector>

struct sqlite3_stmt;
struct sqlite3_value;

namespace seenheard::bench {

struct FreeValue {
    void operator()(sqlite3_value* value) const;
};
struct FreeStatement {
    void operator()(sqlite3_stmt* statement) const;
};

/// One row of a table, octet for octet.
using RawRow = std::vector<std::unique_ptr<sqlite3_value, FreeValue>>;

/// What one save left in the store: the entry, its place in the outbox, the record's state.
struct SavedRows {
    RawRow entry, outbox, record;
};

/// The rows of the newest `count` saves, each of a new record, oldest first.
[[nodiscard]] Result<std::vector<SavedRows>> newestSaves(Database& store, std::size_t count);

/// The least that can write the same rows as durably: prepared statements on SQLCipher through the same connection
/// settings, one transaction a save, and then one KiB appended to a second file and flushed. Its tables are those of
/// the store; of secondary indexes it has only the one that lists need.
class RawStore {
public:
    [[nodiscard]] static Result<RawStore> make(const std::filesystem::path& directory, Database& likeness);

    [[nodiscard]] Status save(const SavedRows& rows);

private:
    using Prepared = std::unique_ptr<sqlite3_stmt, FreeStatement>;
    RawStore(Database database, AppendFile file);
    [[nodiscard]] Status prepare(const char* table, Prepared& statement, std::size_t columns);
    [[nodiscard]] Status insert(const Prepared& statement, const RawRow& row);

    Database database_;
    AppendFile file_;
    Prepared begin_, commit_, entry_, outbox_, record_;
};

} // namespace seenheard::bench
