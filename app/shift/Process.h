#pragma once

#include "platform/base/Result.h"

#include <QStringList>
#include <filesystem>
#include <string>

namespace seenheard {

/// Runs one of our programs to its end and returns what it printed. What it says on standard error becomes the error.
[[nodiscard]] Result<std::string> runProgram(
    const std::filesystem::path& program, const QStringList& arguments, const std::string& pin = {});

[[nodiscard]] QString argument(const std::filesystem::path& path);

} // namespace seenheard
