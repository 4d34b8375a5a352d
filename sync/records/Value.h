#pragma once

#include "platform/base/Bytes.h"
#include "sync/records/Picture.h"

#include <string>
#include <variant>
#include <vector>

namespace seenheard {

/// One choice of a `one` field or one answer to a `tri`, by its stable name; also plain text.
/// Kept exactly as it was written: no normalising, no trimming.
using Text = std::string;

/// Choice names of a `many` account, sorted and without repeats (a set: order means nothing).
struct Choices {
    std::vector<std::string> names;
    auto operator<=>(const Choices&) const = default;
};

/// Something loaded or recorded elsewhere: kind ("person", "incident", "school" …) and its id there.
struct Reference {
    std::string kind;
    std::string id;
    auto operator<=>(const Reference&) const = default;
};

/// An essential field that could not be answered, and why (DOMAIN 2: the second legal state).
struct NotObtained {
    std::string reason; ///< A standard reason's name, or "other".
    std::string note;   ///< The officer's own words where the reason needs them; may be empty.
    auto operator<=>(const NotObtained&) const = default;
};

/// This register's item was withdrawn, with a reason (there is no delete).
struct Withdrawn {
    std::string reason;
    auto operator<=>(const Withdrawn&) const = default;
};

/// An answer that its author took back without giving another.
struct Cleared {
    auto operator<=>(const Cleared&) const = default;
};

/// What a register holds. Blank is not a value.
using Value = std::variant<bool, std::int64_t, Text, Choices, Instant, Reference, Bytes, NotObtained, Withdrawn,
    Cleared, Picture>;

} // namespace seenheard
