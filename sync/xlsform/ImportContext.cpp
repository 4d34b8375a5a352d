#include "sync/xlsform/ImportContext.h"

#include "sync/xlsform/CellText.h"

#include <algorithm>

namespace seenheard {

std::optional<TranslatedExpression> ImportContext::translated(
    const Condition& expression, const ExpressionPlace& place, std::string_view sheet) {
    const ExpressionTranslator translator(symbols);
    auto result = translator.translate(plain(expression.text), place);
    if (result) {
        facts.insert(result->facts.begin(), result->facts.end());
        return std::move(*result);
    }
    const bool lacking = result.error().code == ErrorCode::Unsupported;
    auto why = result.error().message;
    if (why.ends_with('.'))
        why.pop_back();
    findings.push_back({lacking ? FindingWeight::Loss : FindingWeight::Fault, std::string(sheet), expression.row,
        expression.column, "the expression cannot be kept: " + why + ".",
        lacking ? "Say it in another way, or leave it out." : "Mend the expression."});
    return std::nullopt;
}

std::string ImportContext::settled(const std::string& label) const {
    std::string text;
    std::size_t at = 0;
    for (auto open = label.find("${"); open != std::string::npos; open = label.find("${", at)) {
        const auto close = label.find('}', open);
        if (close == std::string::npos)
            break;
        const auto name = cleaned(std::string_view(label).substr(open + 2, close - open - 2));
        const auto named = std::find_if(symbols.all().begin(), symbols.all().end(),
            [&](const Symbol& each) { return each.original == name && !each.label.empty(); });
        const bool speaks = named != symbols.all().end() && named->label.find("${") == std::string::npos;
        text += label.substr(at, open - at) + "[" + (speaks ? named->label : name) + "]";
        at = close + 1;
    }
    return text + label.substr(at);
}

} // namespace seenheard
