#pragma once

#include "platform/base/Result.h"

#include <vector>

namespace seenheard {

enum class TokenKind { Name, Self, Quoted, Integer, Decimal, Word, Symbol, End };

/// One word of an expression; `text` is what it stands for: a field's name, a string's content, a symbol.
struct Token {
    TokenKind kind = TokenKind::End;
    std::string text;
    std::size_t position = 0;
};

/// Always ends with an End token. The error names the position.
[[nodiscard]] Result<std::vector<Token>> tokensOf(std::string_view expression);

} // namespace seenheard
