#pragma once

#include "platform/base/Result.h"

#include <string_view>

namespace seenheard {

/// What a force wants of a PIN.
struct PinRules {
    std::size_t least = 4;      ///< Characters.
    bool refuseTrivial = false; ///< 111111, 123456, 121212.

    bool operator==(const PinRules&) const = default;
};

/// InvalidInput says in words what will not do.
[[nodiscard]] Status checkPin(std::string_view pin, const PinRules& rules = {});

} // namespace seenheard
