#include "platform/database/StatementCache.h"

#include "platform/database/SqliteError.h"

#include <sqlite3.h>

#include <algorithm>

namespace seenheard {

namespace {

// Far more than the program has texts; a bound all the same, should one be put together at run time.
constexpr std::size_t mostTexts = 512;

} // namespace

Result<CompiledStatement*> StatementCache::take(std::string_view sql) {
    auto found = byText_.find(sql);
    if (found != byText_.end())
        for (const auto& compiled : found->second)
            if (!compiled->inUse)
                return compiled.get();

    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(
        database_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK)
        return sqliteCompileError(database_, code, sql);
    auto compiled = std::make_unique<CompiledStatement>(database_, statement);
    const std::string_view unread(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
    if (statement == nullptr || unread.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        return fail(ErrorCode::Internal, "Not exactly one statement to prepare: " + std::string(sql.substr(0, 200)));

    if (found == byText_.end()) {
        if (byText_.size() >= mostTexts)
            forgetUnused();
        found = byText_.emplace(std::string(sql), Compiled{}).first;
    }
    found->second.push_back(std::move(compiled));
    return found->second.back().get();
}

void StatementCache::forgetUnused() {
    for (auto& [text, compiled] : byText_)
        std::erase_if(compiled, [](const auto& one) { return !one->inUse; });
    std::erase_if(byText_, [](const auto& item) { return item.second.empty(); });
}

} // namespace seenheard
