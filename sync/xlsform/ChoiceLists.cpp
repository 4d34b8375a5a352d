#include "sync/xlsform/ChoiceLists.h"

#include "sync/xlsform/Names.h"

#include <algorithm>

namespace seenheard {

ChoiceLists::ChoiceLists(const Table& choices, Findings& findings) : table_(&choices) {
    const auto fault = [&](const TableRow& row, std::string_view column, std::string what, std::string todo) {
        findings.push_back({FindingWeight::Fault, choices.name(), row.number(), row.heading(column), std::move(what),
            std::move(todo)});
    };
    for (const char* needed : {"list_name", "name"})
        if (!choices.has(needed)) {
            findings.push_back({FindingWeight::Fault, choices.name(), choices.headingRow(), {},
                "there is no column '" + std::string(needed) + "'.", "Add it; its heading stands in the first row."});
            return;
        }
    for (const auto& row : choices.rows()) {
        const auto list = row.logic("list_name");
        const auto original = row.logic("name");
        if (list.empty() && original.empty())
            continue;
        if (list.empty() || original.empty()) {
            fault(row, list.empty() ? "list_name" : "name",
                list.empty() ? "the choice does not say which list it is of." : "the choice has no name.",
                "Fill in the cell, or clear the row.");
            continue;
        }
        auto& known = lists_[list];
        const auto name = nameFrom(original);
        const auto same =
            std::find_if(known.begin(), known.end(), [&](const ListedChoice& each) { return each.name == name; });
        if (same == known.end()) {
            known.push_back({original, name, {row}});
            continue;
        }
        const auto labels = [&](const TableRow& each) {
            std::string text = each.text("label");
            for (const auto& language : choices.languages())
                text += "\n" + each.text("label", language);
            return text;
        };
        if (same->original != original || labels(same->rows.front()) != labels(row))
            fault(row, "name",
                "list '" + list + "' has a choice of this name in row " + std::to_string(same->rows.front().number())
                    + " already"
                    + (same->original == original ? "." : " ('" + same->original + "'); capitals make no difference."),
                "Give each choice of a list a name of its own.");
        else
            same->rows.push_back(row);
    }
}

const std::vector<ListedChoice>* ChoiceLists::list(const std::string& name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

} // namespace seenheard
