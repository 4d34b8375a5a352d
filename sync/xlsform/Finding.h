#pragma once

#include <string>
#include <vector>

namespace seenheard {

/// How much it matters that a part of a workbook is not taken over as it stands.
enum class FindingWeight {
    Note,  ///< Taken over in another way, or of no consequence for what is asked and kept.
    Loss,  ///< Cannot be kept; the import refuses unless it is told by name to leave it out.
    Fault, ///< The workbook is wrong there and has to be mended.
};

/// One thing that whoever made a workbook has to know, and where it stands.
struct Finding {
    FindingWeight weight = FindingWeight::Note;
    std::string sheet;
    std::size_t row = 0; ///< As the spreadsheet counts, from 1; 0 where it is about the whole sheet.
    std::string column;  ///< The heading as it stands in the sheet; may be empty.
    std::string what;    ///< A sentence.
    std::string todo;    ///< A sentence; empty where nothing has to be done.

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// "survey:14:relevant": names a place of a workbook where something is to be left out.
[[nodiscard]] std::string placeOf(const Finding& finding);
/// "survey row 14, column 'relevant': …", one line without its end.
[[nodiscard]] std::string lineFor(const Finding& finding);

} // namespace seenheard
