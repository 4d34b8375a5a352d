#include "platform/database/Database.h"

#include "platform/database/Connection.h"
#include "platform/database/SqliteError.h"
#include "platform/database/StatementCache.h"

#include <sqlite3.h>

#include <string>
#include <system_error>

namespace seenheard {

// The cache comes last, so that its statements go before their connection.
struct Database::State {
    explicit State(Connection opened) : connection(std::move(opened)), statements(connection.get()) {}

    Connection connection;
    StatementCache statements;
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file, BytesView key, Mode mode) {
    std::error_code ignored;
    const bool absent = std::filesystem::status(file, ignored).type() == std::filesystem::file_type::not_found;
    if (mode == Mode::ReadWriteCreate && absent)
        if (const auto made = createDatabaseFile(file, key); !made && made.error().code != ErrorCode::AlreadyExists)
            return made.error();
    auto connection = connect(file, key, mode == Mode::ReadOnly ? Access::ReadOnly : Access::ReadWrite);
    if (!connection)
        return connection.error();
    return Database(std::make_unique<State>(std::move(*connection)));
}

Result<Statement> Database::prepare(std::string_view sql) {
    const auto compiled = state_->statements.take(sql);
    if (!compiled)
        return compiled.error();
    return Statement(**compiled);
}

Status Database::execute(std::string_view sql) {
    const int code = sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? success() : Status(sqliteCompileError(handle(), code, sql));
}

Result<bool> Database::emptyLog() {
    auto checkpoint = prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!checkpoint)
        return checkpoint.error();
    if (auto one = checkpoint->one(); !one)
        return one.error();
    return checkpoint->integer(0) == 0;
}

std::int64_t Database::lastInsertedRow() const {
    return sqlite3_last_insert_rowid(handle());
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(handle());
}

sqlite3* Database::handle() const {
    return state_->connection.get();
}

} // namespace seenheard
