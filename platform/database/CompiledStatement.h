#pragma once

struct sqlite3;
struct sqlite3_stmt;

namespace seenheard {

/// A statement that SQLite compiled, and whether somebody is using it.
struct CompiledStatement {
    CompiledStatement(sqlite3* connection, sqlite3_stmt* compiled) : database(connection), statement(compiled) {}
    ~CompiledStatement();
    CompiledStatement(const CompiledStatement&) = delete;
    CompiledStatement& operator=(const CompiledStatement&) = delete;

    sqlite3* database;
    sqlite3_stmt* statement;
    bool inUse = false;
};

} // namespace seenheard
