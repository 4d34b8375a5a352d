#pragma once

#include "sync/forms/FormDefinition.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// A form as a person would meet it: sections, questions, choices, and in words when each is asked and what it has to
/// fit. In that language as far as it was translated; empty: as it was written.
[[nodiscard]] nlohmann::ordered_json previewJson(const FormDefinition& form, const std::string& language);
/// The same for reading.
[[nodiscard]] std::string previewText(const FormDefinition& form, const std::string& language);

} // namespace seenheard
