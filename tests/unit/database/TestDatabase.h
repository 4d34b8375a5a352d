#pragma once

#include "platform/base/File.h"
#include "platform/crypto/Hashing.h"
#include "platform/database/Database.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

inline const Bytes testKey(32, 0x42);

/// An open database of the tests, made if it is not there.
[[nodiscard]] inline Database openTestDatabase(const std::filesystem::path& file) {
    auto database = Database::open(file, testKey, Database::Mode::ReadWriteCreate);
    if (!database)
        FAIL(database.error().message);
    return std::move(*database);
}

inline void mustRun(Database& database, std::string_view sql) {
    const auto done = database.execute(sql);
    if (!done)
        FAIL(done.error().message);
}

[[nodiscard]] inline std::int64_t number(Database& database, std::string_view sql) {
    auto statement = database.prepare(sql);
    REQUIRE(statement.ok());
    REQUIRE(statement->one().ok());
    return statement->integer(0);
}

[[nodiscard]] inline Hash hashOfFile(const std::filesystem::path& file) {
    const auto content = readFile(file, 1ULL << 30U);
    REQUIRE(content.ok());
    return sha256(*content);
}

} // namespace seenheard
