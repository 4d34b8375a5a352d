#pragma once

#include "sync/forms/ExpressionNodes.h"

namespace seenheard {

/// A parsed expression and the names that it reads.
struct ParsedExpression {
    NodePointer root;
    std::vector<std::string> names;
};

/// Recursive descent with a limit to its depth. The error names the position and what was expected.
[[nodiscard]] Result<ParsedExpression> parseExpression(std::string_view text);

} // namespace seenheard
