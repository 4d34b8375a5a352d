#pragma once

#include "platform/base/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace seenheard {

/// An expression as workbooks write it, read but not yet understood.
struct XPathNode {
    enum class Kind {
        Number,   ///< `text` has its digits.
        Quoted,   ///< `text` without its quotes.
        Field,    ///< `${text}`
        Self,     ///< `.`
        Path,     ///< Any other path: `../age`, `/data/age`, `region`, `..`.
        Call,     ///< `text(parts…)`
        Operator, ///< `text` between its parts; `-` with one part is its sign; `and` and `or` may have many.
    };
    Kind kind = Kind::Self;
    std::string text;
    std::vector<XPathNode> parts;
};

/// The error says what cannot be read and where in it; Unsupported where it is right but nothing that we have.
[[nodiscard]] Result<XPathNode> parseXPath(std::string_view expression);

} // namespace seenheard
