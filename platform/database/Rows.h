#pragma once

#include "platform/database/Statement.h"

#include <vector>

namespace seenheard {

/// All rows of a statement that is ready to run, each as `read` makes it of the row under the statement.
template<typename Row, typename Read>
[[nodiscard]] Result<std::vector<Row>> allRows(Statement& select, Read read) {
    std::vector<Row> rows;
    for (;;) {
        const auto row = select.row();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows.push_back(read(select));
    }
}

} // namespace seenheard
