#pragma once

#include "sync/protocol/Cursor.h"

namespace seenheard {

/// The answer to GET /v1/moves: how far the log goes now.
struct Moves {
    static constexpr std::uint64_t formatVersion = 1;

    Cursor newest; ///< Behind the last leaf.

    bool operator==(const Moves&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const Moves& moves);
[[nodiscard]] Result<Moves> movesFrom(BytesView canonical);

/// "/v1/moves?epoch=0&leaf=17": answered when the log goes beyond the cursor, or after a while.
[[nodiscard]] std::string movesPath(const Cursor& beyond);
/// The cursor in such a path's query; nothing where there is none.
[[nodiscard]] std::optional<Cursor> cursorInQuery(std::string_view query);

} // namespace seenheard
