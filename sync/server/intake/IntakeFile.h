#pragma once

#include "sync/server/intake/IntakeRow.h"

#include <filesystem>
#include <map>

namespace seenheard {

/// What was wrong with a row, and where.
struct RefusedRow {
    std::size_t line = 0;
    std::string what; ///< With the column, and what to do.
    std::string text; ///< The row itself, for the file of what was refused.
};

struct TakenRow {
    std::size_t line = 0;
    IntakeRow row;
    std::string text;
};

/// What a file of one set says.
struct IntakeFile {
    const ReferenceSetShape* shape = nullptr;
    bool whole = false; ///< What it leaves out is no more.
    bool csv = false;
    std::string_view encoding;
    std::string header;                   ///< Of a table.
    std::map<std::string, TakenRow> rows; ///< By id.
    std::vector<RefusedRow> refused;
    std::size_t repeated = 0; ///< Rows that say once more what another one says.
};

/// Which set a file is of, by its name: NAME.csv, NAME-whatever.json; a whole list has `-whole` behind the set's name.
struct IntakeName {
    const ReferenceSetShape* shape = nullptr;
    bool whole = false;
    bool csv = false;
};
[[nodiscard]] Result<IntakeName> intakeNameOf(const std::filesystem::path& file);
/// Sets in the order in which one refers to another.
[[nodiscard]] std::size_t intakePlaceOf(const ReferenceSetShape& shape);

/// Reads a whole file: good rows are taken, bad ones refused by line. Two rows that say different things of one id are
/// both refused, for nobody can tell which holds. The error is of a file that cannot be read as rows at all.
[[nodiscard]] Result<IntakeFile> readIntakeFile(const IntakeName& name, BytesView octets);

/// What was refused as a file of its own, to be mended and put back.
[[nodiscard]] std::string refusedRowsOf(const IntakeFile& file);

} // namespace seenheard
