#pragma once

#include "sync/xlsform/ChoiceLists.h"
#include "sync/xlsform/Symbols.h"
#include "sync/xlsform/XPath.h"

#include <functional>
#include <set>

namespace seenheard {

/// Where an expression stands.
struct ExpressionPlace {
    std::vector<std::string> level;     ///< The lists around it.
    const Symbol* self = nullptr;       ///< The question that it belongs to, for `.`.
    bool givesAnswer = false;           ///< A calculation: what it gives is the answer of `self`.
    const TableRow* choice = nullptr;   ///< Of a choice filter: the row whose columns it names.
    const ChoiceLists* lists = nullptr; ///< Of a choice filter: what has these columns.
};

/// An expression in our own language (docs/forms.md).
struct TranslatedExpression {
    std::string text;
    ValueKind value = ValueKind::Unknown;
    std::set<std::string> facts;    ///< "today", "now"
    std::vector<std::string> reads; ///< Names of the questions that it reads, as the workbook has them.
};

/// Says in our language of expressions what a workbook says in XLSForm's.
class ExpressionTranslator {
public:
    /// Keeps the symbols, which have to outlive it.
    explicit ExpressionTranslator(const Symbols& symbols) : symbols_(symbols) {}

    /// Unsupported where we lack what it needs, InvalidInput where it is wrong; the message is the end of a sentence.
    [[nodiscard]] Result<TranslatedExpression> translate(
        std::string_view expression, const ExpressionPlace& place) const;

private:
    const Symbols& symbols_;
};

} // namespace seenheard
