#pragma once

#include "sync/xlsform/ImportContext.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// Makes the choices of one question.
class ChoiceMaker {
public:
    ChoiceMaker(ImportContext& context, const Question& question, const std::vector<std::string>& level)
        : context_(context)
        , question_(question)
        , level_(level) {}

    /// An array as definitions have it, with the choices of the version before that are no longer offered.
    [[nodiscard]] nlohmann::ordered_json choices();

private:
    [[nodiscard]] nlohmann::ordered_json listed(const ListedChoice& choice);
    void filter(const ListedChoice& choice, nlohmann::ordered_json& json);
    void ourColumns(const TableRow& row, nlohmann::ordered_json& json);
    [[nodiscard]] nlohmann::ordered_json plainChoice(const std::string& name, const std::string& label);
    void keepEarlier(nlohmann::ordered_json& choices);
    /// Choices that say all is well stand last.
    static void allWellLast(nlohmann::ordered_json& choices);

    ImportContext& context_;
    const Question& question_;
    const std::vector<std::string>& level_;
};

} // namespace seenheard
