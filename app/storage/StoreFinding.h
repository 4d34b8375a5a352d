#pragma once

#include "platform/base/Id.h"

#include <optional>
#include <string>

namespace seenheard {

/// What does not fit in a store whose every page opens under its key. SQLCipher proves that a page was written under
/// the key and belongs to its place, never that it is the newest (ENGINE section 5).
enum class FindingKind : std::uint8_t {
    DamagedPage = 1,   ///< A table cannot be read to its end.
    OwnEntryGone = 2,  ///< A number of the own chain is not here, though a later one is.
    EntryAltered = 3,  ///< An entry is not what its signer signed, or stands at another's place.
    OutboxGone = 4,    ///< An own entry that is not known to be in the log, and that nobody would send.
    RecordAltered = 5, ///< A record does not say what its entries say.
    RecordOld = 6,     ///< A record lacks entries that are here.
    EntryGone = 7,     ///< A record is folded from an entry that is not here.
    RecordGone = 8,    ///< An own entry that is still to be sent is in no record.
    IndexOld = 9,      ///< A record is not found where lists look for it.
    DraftOld = 10,     ///< A draft is an earlier one than was saved.
    FormAltered = 11   ///< A form definition is not the one that was published.
};

/// "own_entry_gone"
[[nodiscard]] std::string_view wordFor(FindingKind kind);

/// One of them, and where. Holds nothing that anybody wrote.
struct StoreFinding {
    FindingKind kind = FindingKind::DamagedPage;
    std::optional<RecordId> record; ///< The record concerned, where it is one.
    std::uint64_t number = 0;       ///< Of the own entry concerned; 0 where it is none.
    std::string table;              ///< Where it was met.

    bool operator==(const StoreFinding&) const = default;
};

} // namespace seenheard
