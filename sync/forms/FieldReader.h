#pragma once

#include "sync/forms/FormDefinition.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace seenheard {

/// Reads the fields of a definition, strictly and with limits to number and depth. What one field says of
/// another is checked afterwards (DefinitionCheck.h).
class FieldReader {
public:
    FieldReader(const std::vector<Reason>& reasons, const nlohmann::json* choiceLists, std::optional<Error>& failure)
        : reasons_(reasons)
        , choiceLists_(choiceLists)
        , failure_(failure) {}

    [[nodiscard]] std::vector<Field> fields(const nlohmann::json& list, const std::string& where, std::size_t depth);

private:
    [[nodiscard]] Field field(const nlohmann::json& json, const std::string& where, std::size_t depth);

    const std::vector<Reason>& reasons_;
    const nlohmann::json* choiceLists_;
    std::optional<Error>& failure_;
    std::size_t read_ = 0;
};

} // namespace seenheard
