#include "app/storage/TableCopyStore.h"

namespace seenheard {

Result<bool> TableCopyStore::inOrder(const std::string& sql, const Take& take) {
    auto select = from_.prepare(sql);
    // A schema that cannot be read, or a table that is not in it, is damage like any other here.
    if (!select)
        return false;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return false;
        if (!*row)
            return true;
        if (auto taken = take(*select); !taken)
            return taken.error();
    }
}

Result<bool> TableCopyStore::each(
    std::string_view columns, std::string_view table, std::string_view key, const Take& take) {
    const auto select =
        "SELECT " + std::string(columns) + " FROM " + std::string(table) + " ORDER BY " + std::string(key);
    auto whole = inOrder(select, take);
    if (!whole || *whole)
        return whole;
    if (auto rest = inOrder(select + " DESC", take); !rest)
        return rest.error();
    return false;
}

Result<bool> TableCopyStore::copy(std::string_view table, std::string_view key, std::string_view where) {
    const auto filtered = std::string(table) + " WHERE " + std::string(where);
    return each("*", filtered, key, [&](const Statement& row) { return put(table, row); });
}

Status TableCopyStore::put(std::string_view table, const Statement& row) {
    auto sql = "INSERT OR IGNORE INTO " + std::string(table) + " VALUES(?";
    for (int column = 1; column < row.columns(); ++column)
        sql += ", ?";
    auto insert = to_.prepare(sql + ")");
    if (!insert)
        return insert.error();
    for (int column = 0; column < row.columns(); ++column)
        insert->bindColumn(column, row, column);
    return insert->run();
}

} // namespace seenheard
