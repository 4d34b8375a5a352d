#pragma once

#include "app/headless/CommandLine.h"
#include "app/services/Tablet.h"

namespace seenheard {

/// What a command prints: always one JSON document with --json, else lines for a person.
struct CommandOutput {
    std::string text;
};

/// Runs one command that needs no network on an unlocked tablet. InvalidInput for a command that does not exist.
[[nodiscard]] Result<CommandOutput> runCommand(const CommandLine& line, Tablet& tablet);

/// What `exchange` prints.
[[nodiscard]] CommandOutput outputOf(const CommandLine& line, const ExchangeReport& report);

[[nodiscard]] std::string_view helpText();

} // namespace seenheard
