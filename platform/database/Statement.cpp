#include "platform/database/Statement.h"

#include "platform/database/CompiledStatement.h"
#include "platform/database/SqliteError.h"

#include <sqlite3.h>

#include <utility>

namespace seenheard {

Statement::Statement(CompiledStatement& compiled) : compiled_(&compiled) {
    compiled.inUse = true;
}

Statement::Statement(Statement&& other) noexcept
    : compiled_(std::exchange(other.compiled_, nullptr))
    , bindFailure_(other.bindFailure_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    if (this != &other) {
        giveBack();
        compiled_ = std::exchange(other.compiled_, nullptr);
        bindFailure_ = other.bindFailure_;
    }
    return *this;
}

Statement::~Statement() {
    giveBack();
}

void Statement::giveBack() {
    if (compiled_ == nullptr)
        return;
    sqlite3_reset(compiled_->statement);
    sqlite3_clear_bindings(compiled_->statement);
    compiled_->inUse = false;
    compiled_ = nullptr;
}

void Statement::note(int code) {
    if (bindFailure_ == SQLITE_OK)
        bindFailure_ = code;
}

Statement& Statement::bind(int index, std::int64_t value) {
    note(sqlite3_bind_int64(compiled_->statement, index + 1, value));
    return *this;
}

Statement& Statement::bindColumn(int index, const Statement& row, int column) {
    note(sqlite3_bind_value(compiled_->statement, index + 1, sqlite3_column_value(row.compiled_->statement, column)));
    return *this;
}

Statement& Statement::bind(int index, std::string_view value) {
    // An empty view may point nowhere, which SQLite would take for NULL.
    const char* text = value.empty() ? "" : value.data();
    note(sqlite3_bind_text64(compiled_->statement, index + 1, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int index, BytesView value) {
    if (value.empty())
        note(sqlite3_bind_zeroblob(compiled_->statement, index + 1, 0));
    else
        note(sqlite3_bind_blob64(compiled_->statement, index + 1, value.data(), value.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindNull(int index) {
    note(sqlite3_bind_null(compiled_->statement, index + 1));
    return *this;
}

Result<bool> Statement::step() {
    if (const int failure = std::exchange(bindFailure_, SQLITE_OK); failure != SQLITE_OK) {
        sqlite3_reset(compiled_->statement);
        return sqliteError(compiled_->database, failure);
    }
    const int code = sqlite3_step(compiled_->statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(compiled_->statement);
        return false;
    }
    auto error = sqliteError(compiled_->database, code);
    if (error.code == ErrorCode::Internal)
        error.message += " In: " + std::string(sqlite3_sql(compiled_->statement)).substr(0, 200);
    // It was opened with this key, so a page that does not verify now is damage.
    if (error.code == ErrorCode::NotOurs)
        error = sqliteError(compiled_->database, SQLITE_CORRUPT);
    sqlite3_reset(compiled_->statement);
    return error;
}

Status Statement::run() {
    while (true) {
        const auto more = step();
        if (!more)
            return more.error();
        if (!*more)
            return success();
    }
}

Result<bool> Statement::row() {
    return step();
}

Status Statement::one() {
    const auto found = step();
    if (!found)
        return found.error();
    if (!*found)
        return fail(ErrorCode::NotFound, "There is no such row in the database.");
    return success();
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(compiled_->statement, column);
}

std::string Statement::text(int column) const {
    const auto* text = sqlite3_column_text(compiled_->statement, column);
    if (text == nullptr)
        return {};
    const auto length = static_cast<std::size_t>(sqlite3_column_bytes(compiled_->statement, column));
    return {reinterpret_cast<const char*>(text), length};
}

BytesView Statement::blob(int column) const {
    const auto* octets = static_cast<const std::uint8_t*>(sqlite3_column_blob(compiled_->statement, column));
    if (octets == nullptr)
        return {};
    return {octets, static_cast<std::size_t>(sqlite3_column_bytes(compiled_->statement, column))};
}

int Statement::columns() const {
    return sqlite3_column_count(compiled_->statement);
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(compiled_->statement, column) == SQLITE_NULL;
}

} // namespace seenheard
