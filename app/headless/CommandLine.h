#pragma once

#include "platform/base/Result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seenheard {

/// The words and options of one call of seenheard-tablet, checked for shape but not for meaning.
struct CommandLine {
    std::filesystem::path profile;
    bool json = false;
    bool help = false;
    std::vector<std::string> words;             ///< "record", "new", "incident_observation"
    std::map<std::string, std::string> options; ///< "answers" -> "answers.json"

    [[nodiscard]] std::optional<std::string> option(const std::string& name) const;
    /// InvalidInput that names the option where it is missing.
    [[nodiscard]] Result<std::string> required(const std::string& name) const;
};

/// Options may stand anywhere; `--name value` and `--name=value` are the same. Unknown options are refused.
[[nodiscard]] Result<CommandLine> commandLineFrom(const std::vector<std::string>& arguments);

} // namespace seenheard
