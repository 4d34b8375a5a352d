#pragma once

#include "platform/database/Database.h"

namespace seenheard {

/// Copies a database page by page while others use it: the copy is as it was at one moment, complete, and one file
/// under the same key. `to` must not be there; where the copy fails nothing of it is left.
[[nodiscard]] Status copyDatabase(Database& from, const std::filesystem::path& to, BytesView key);

/// Whether every page of a file is as it was written under that key, and every index fits its table.
[[nodiscard]] Status checkDatabaseWhole(const std::filesystem::path& file, BytesView key);

} // namespace seenheard
