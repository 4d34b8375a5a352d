#pragma once

#include "platform/base/Id.h"

#include <compare>
#include <variant>
#include <vector>

namespace seenheard {

/// Number of a field or of a choice inside its form; published once, never used for anything else.
using FieldNumber = std::uint32_t;

/// Where a register is inside its record: field numbers and item ids in turn,
/// e.g. children / <item> / demeanour = [20, item, 34]. A register of an `each` field (one a choice)
/// ends with the choice's number: [20, item, 41, 3]. Names belong to the form, not to the record.
struct RegisterKey {
    using Component = std::variant<FieldNumber, ItemId>;
    std::vector<Component> path;

    auto operator<=>(const RegisterKey&) const = default;
};

/// Registers that every record has, whatever its form. Form fields start at firstFormField.
namespace envelope {
constexpr FieldNumber team = 1;      ///< Team of the author at writing (account, text).
constexpr FieldNumber district = 2;  ///< District of the author at writing (account, text).
constexpr FieldNumber submitted = 3; ///< Each author's own "I have finished" (account, bool).
constexpr FieldNumber about = 4;     ///< What the record is about, picked or provisional (account, reference).
/// Where words of an officer were recovered from his tablet's black box: what his tablet had signed (octets) …
constexpr FieldNumber recovered = 5;
constexpr FieldNumber recoveredFor = 6; ///< … his id (account, reference) …
constexpr FieldNumber recoveredBy = 7;  ///< … and who did it (account, text).
constexpr FieldNumber firstFormField = 16;
} // namespace envelope

/// Whether it is that register of the envelope; asked of every register, so no key is made for it.
[[nodiscard]] inline bool isEnvelope(const RegisterKey& key, FieldNumber number) {
    const auto* first = key.path.size() == 1 ? std::get_if<FieldNumber>(&key.path.front()) : nullptr;
    return first != nullptr && *first == number;
}

} // namespace seenheard
