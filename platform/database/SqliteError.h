#pragma once

#include "platform/base/Result.h"

struct sqlite3;

namespace seenheard {

/// What SQLite's result code means for a person and for code that has to act on it. Never holds a bound value.
[[nodiscard]] Error sqliteError(sqlite3* database, int code);

/// The same for a statement that did not compile: here SQLite's own words help, and the text is ours.
[[nodiscard]] Error sqliteCompileError(sqlite3* database, int code, std::string_view sql);

} // namespace seenheard
