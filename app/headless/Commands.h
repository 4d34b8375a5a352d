#pragma once

#include "app/headless/CommandLine.h"
#include "app/services/LockedTablet.h"
#include "platform/device/SecretChoice.h"

namespace seenheard {

/// What a command prints: always one JSON document with --json, else lines for a person.
struct CommandOutput {
    std::string text;
};

/// InvalidInput for a command that does not exist or has words too many, before anything is opened.
[[nodiscard]] Status checkCommand(const CommandLine& line);

/// What `deliver` did for one profile.
struct DeliveredProfile {
    std::filesystem::path profile;
    Result<LockedTablet::Report> outcome;
};

/// Runs one command that needs no network on an unlocked tablet.
[[nodiscard]] Result<CommandOutput> runCommand(const CommandLine& line, Tablet& tablet);

/// What `exchange` prints.
[[nodiscard]] CommandOutput outputOf(const CommandLine& line, const ExchangeReport& report);
/// What `enrol` prints; `first` is the exchange that follows it, whose failure undoes nothing.
[[nodiscard]] CommandOutput outputOf(
    const CommandLine& line, const Enrolment& enrolment, const Result<ExchangeReport>& first, SecretPlace secret);

/// What `deliver` prints; never empty.
[[nodiscard]] CommandOutput outputOf(const CommandLine& line, const std::vector<DeliveredProfile>& profiles);

/// What `pin change` prints.
[[nodiscard]] CommandOutput outputOfPinChange(const CommandLine& line);
/// What `secret move` prints.
[[nodiscard]] CommandOutput outputOfSecretMove(const CommandLine& line, SecretPlace place);

[[nodiscard]] std::string_view helpText();

} // namespace seenheard
