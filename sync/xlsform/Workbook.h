#pragma once

#include "platform/base/Bytes.h"
#include "platform/base/Result.h"

#include <map>
#include <string>
#include <vector>

namespace seenheard {

/// One row of a sheet that holds something.
struct SheetRow {
    std::size_t number = 0;                   ///< As the spreadsheet counts, from 1.
    std::map<std::size_t, std::string> cells; ///< By column from 0; as shown, trimmed, none of them empty.
};

struct Sheet {
    std::string name;
    std::vector<SheetRow> rows;
};

/// What a spreadsheet program saved as .xlsx, as the texts that its cells show.
struct Workbook {
    std::vector<Sheet> sheets;

    /// The error says what is wrong with the file, and which sheet and row where it is about one.
    [[nodiscard]] static Result<Workbook> read(BytesView octets);
    /// By name, whatever its capitals; nothing where there is none.
    [[nodiscard]] const Sheet* sheet(std::string_view name) const;
};

} // namespace seenheard
