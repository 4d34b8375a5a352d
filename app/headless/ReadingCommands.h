#pragma once

#include "app/headless/Commands.h"

namespace seenheard {

/// The commands that only read: forms, reference data, records, search, differences, where sending stands.
[[nodiscard]] Result<CommandOutput> listForms(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> showForm(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> findReference(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> showRecord(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> showHistory(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> listRecords(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> findWords(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> listDifferences(const CommandLine& line, Tablet& tablet);
/// Looks through all of the store; what does not fit is put right by the next command.
[[nodiscard]] Result<CommandOutput> checkStore(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> showStatus(const CommandLine& line, Tablet& tablet);

} // namespace seenheard
