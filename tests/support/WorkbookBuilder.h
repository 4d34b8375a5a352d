#pragma once

#include "platform/base/Bytes.h"

#include <string>
#include <utility>
#include <vector>

namespace seenheard {

/// One cell of a workbook that a test makes.
struct BuiltCell {
    enum class Kind { Shared, Inline, Number, Day, Flag, Formula };
    std::string text;
    Kind kind = Kind::Shared;

    BuiltCell(const char* shown) : text(shown) {} // NOLINT(google-explicit-constructor): rows read as texts
    BuiltCell(std::string shown, Kind as = Kind::Shared)
        : text(std::move(shown))
        , kind(as) {} // NOLINT(google-explicit-constructor)
};
using BuiltRow = std::vector<BuiltCell>;

/// Writes small .xlsx workbooks as spreadsheet programs do, so that no binary has to lie in the repository.
class WorkbookBuilder {
public:
    /// Rows from the first on; an empty row is left out of the file, its number counts.
    WorkbookBuilder& sheet(const std::string& name, std::vector<BuiltRow> rows);
    /// "A2:A4" of the last sheet.
    WorkbookBuilder& merge(const std::string& range);
    /// Puts a file into the archive, in place of the one that would be there.
    WorkbookBuilder& file(const std::string& name, const std::string& content);

    [[nodiscard]] Bytes octets() const;

private:
    struct BuiltSheet {
        std::string name;
        std::vector<BuiltRow> rows;
        std::vector<std::string> merged;
    };
    [[nodiscard]] std::string xmlOf(const BuiltSheet& sheet, std::vector<std::string>& shared) const;

    std::vector<BuiltSheet> sheets_;
    std::vector<std::pair<std::string, std::string>> files_;
};

/// A zip archive of these files.
[[nodiscard]] Bytes zipOf(const std::vector<std::pair<std::string, std::string>>& files);

} // namespace seenheard
