#pragma once

#include "platform/database/Database.h"

#include <functional>

namespace seenheard {

/// Copies what can be read of a table into one of the same shape in another file.
class TableCopyStore {
public:
    TableCopyStore(Database& from, Database& to) : from_(from), to_(to) {}

    /// Reads from both ends, so that damage in the middle costs what lies there and no more; a row that is there
    /// already stays. `where` may leave rows out. Yields whether all of it could be read.
    [[nodiscard]] Result<bool> copy(std::string_view table, std::string_view key, std::string_view where = "true");
    /// The same for each row from both ends: `take` is given a row of `columns`.
    using Take = std::function<Status(const Statement& row)>;
    [[nodiscard]] Result<bool> each(
        std::string_view columns, std::string_view table, std::string_view key, const Take& take);
    /// One row that `each` yields, with all columns of the table it goes into.
    [[nodiscard]] Status put(std::string_view table, const Statement& row);

private:
    [[nodiscard]] Result<bool> inOrder(const std::string& sql, const Take& take);

    Database& from_;
    Database& to_;
};

} // namespace seenheard
