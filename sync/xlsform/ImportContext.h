#pragma once

#include "sync/xlsform/ChoiceLists.h"
#include "sync/xlsform/ExpressionTranslator.h"
#include "sync/xlsform/Numbering.h"
#include "sync/xlsform/Survey.h"
#include "sync/xlsform/SurveySpeech.h"

namespace seenheard {

/// What the parts of one import share.
struct ImportContext {
    Findings& findings;
    Symbols& symbols;
    const ChoiceLists& lists;
    const SurveySpeech& speech;
    Numbering& numbering;
    std::set<std::string> facts; ///< Those that translated expressions read.

    void tell(FindingWeight weight, const TableRow& row, std::string_view column, std::string what,
        std::string todo = {}, std::string sheet = "survey") {
        findings.push_back({weight, std::move(sheet), row.number(),
            column.empty() ? std::string() : row.heading(column), std::move(what), std::move(todo)});
    }
    /// Nothing where it cannot be kept; what stands in the way is told.
    [[nodiscard]] std::optional<TranslatedExpression> translated(
        const Condition& expression, const ExpressionPlace& place, std::string_view sheet = "survey");
    /// A label whose `${…}` stand for questions, as a label that stays: with those questions' names in brackets.
    [[nodiscard]] std::string settled(const std::string& label) const;
};

} // namespace seenheard
