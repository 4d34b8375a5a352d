#pragma once

#include "app/headless/Commands.h"

#include <nlohmann/json_fwd.hpp>

namespace seenheard {

/// One JSON document with --json, else the text.
[[nodiscard]] CommandOutput print(const CommandLine& line, const nlohmann::ordered_json& json, std::string text);

/// InvalidInput, naming `what`, where it is missing.
[[nodiscard]] Result<std::string> wordAt(const CommandLine& line, std::size_t at, std::string_view what);
/// All words from `from` on, as a person types them without quotation marks.
[[nodiscard]] Result<std::string> wordsFrom(const CommandLine& line, std::size_t from, std::string_view what);
[[nodiscard]] Result<RecordId> recordAt(const CommandLine& line, std::size_t at);
[[nodiscard]] Result<std::size_t> countOption(const CommandLine& line, const std::string& name, std::size_t otherwise);
/// UnknownForm where this tablet has none of that name.
[[nodiscard]] Result<std::shared_ptr<const FormDefinition>> formNamed(Tablet& tablet, const std::string& id);

} // namespace seenheard
