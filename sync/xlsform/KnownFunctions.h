#pragma once

#include "sync/xlsform/Symbols.h"

#include <string_view>

namespace seenheard {

/// A function of XLSForm that we have too, under the same or another name.
struct KnownFunction {
    std::string_view name;
    std::string_view ours;
    std::size_t fewest = 0;
    std::size_t most = 0;
    ValueKind value = ValueKind::Unknown; ///< Unknown: that of what it is given.
    bool takesMany = false;               ///< All answers of a repeat's question at once.
    std::string_view fact;                ///< What it reads beside the answers.
};

/// Nothing for a function that we lack.
[[nodiscard]] const KnownFunction* knownFunction(std::string_view name);
/// Why an expression with a function that we lack cannot be kept, as the end of a sentence.
[[nodiscard]] std::string reasonWithout(std::string_view name);

} // namespace seenheard
