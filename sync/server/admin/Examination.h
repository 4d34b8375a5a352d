#pragma once

#include "sync/server/admin/Command.h"
#include "sync/server/configuration/ServeSettings.h"

namespace seenheard {

/// One thing that doctor has looked at.
struct Symptom {
    enum class Grade : std::uint8_t { Good, Warning, Failure };

    Grade grade = Grade::Good;
    std::string what;  ///< "disk"
    std::string found; ///< In words.
    std::string todo;  ///< Empty where there is nothing.
};

/// Files, disk, clock and limits of this machine.
[[nodiscard]] std::vector<Symptom> examineMachine(
    const Arguments& arguments, const ServeSettings& settings, const CommandContext& context);
/// What the store says of itself, and its certificates.
[[nodiscard]] std::vector<Symptom> examineStore(
    const Arguments& arguments, const ServeSettings& settings, const CommandContext& context);
/// The database servers of a store on PostgreSQL; nothing for one in files.
[[nodiscard]] std::vector<Symptom> examineDatabases(const Arguments& arguments, const CommandContext& context);
/// Whether whom people at desks sign in with answers. Waits for it.
[[nodiscard]] Symptom examineIssuer(const IssuerPlace& issuer);
/// How old the newest backup is.
[[nodiscard]] Symptom examineBackup(const ServeSettings& settings, std::int64_t nowMs);

} // namespace seenheard
