#include "sync/xlsform/Finding.h"

namespace seenheard {

std::string placeOf(const Finding& finding) {
    std::string place = finding.sheet;
    if (finding.row > 0)
        place += ":" + std::to_string(finding.row);
    if (!finding.column.empty())
        place += ":" + finding.column;
    return place;
}

std::string lineFor(const Finding& finding) {
    std::string line = finding.sheet;
    if (finding.row > 0)
        line += " row " + std::to_string(finding.row);
    if (!finding.column.empty())
        line += ", column '" + finding.column + "'";
    line += ": " + finding.what;
    if (!finding.todo.empty())
        line += " " + finding.todo;
    return line;
}

} // namespace seenheard
