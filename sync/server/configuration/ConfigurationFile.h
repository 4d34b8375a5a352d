#pragma once

#include "platform/base/Result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace seenheard {

/// One `name = value` of a file.
struct ConfigurationLine {
    std::string name;
    std::string value;
    std::string place; ///< "/etc/seenheard/server.conf:7"
};

/// A file of settings, one a line; what begins with # is a comment.
struct ConfigurationFile {
    std::vector<ConfigurationLine> lines;
    std::vector<std::string> faults; ///< Lines that are none, each with its place.
};

/// An error where the file itself cannot be read.
[[nodiscard]] Result<ConfigurationFile> readConfigurationFile(const std::filesystem::path& file);

} // namespace seenheard
