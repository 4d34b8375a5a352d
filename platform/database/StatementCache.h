#pragma once

#include "platform/base/Result.h"
#include "platform/database/CompiledStatement.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace seenheard {

/// The compiled statements of one connection, found again by their text. A text in use twice at once is compiled twice.
class StatementCache {
public:
    explicit StatementCache(sqlite3* database) : database_(database) {}

    [[nodiscard]] Result<CompiledStatement*> take(std::string_view sql);

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Compiled = std::vector<std::unique_ptr<CompiledStatement>>;

    void forgetUnused();

    sqlite3* database_;
    std::unordered_map<std::string, Compiled, TextHash, std::equal_to<>> byText_;
};

} // namespace seenheard
