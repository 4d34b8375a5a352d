#include "sync/forms/ExpressionTokens.h"

#include <algorithm>

namespace seenheard {
namespace {

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool isWordLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '-';
}
bool isNameLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || isDigit(letter) || letter == '_';
}

/// `field` or `list/field`.
bool isName(std::string_view text) {
    const auto slash = text.find('/');
    const auto good = [](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), isNameLetter);
    };
    return slash == std::string_view::npos ? good(text) : good(text.substr(0, slash)) && good(text.substr(slash + 1));
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    Result<std::vector<Token>> run() {
        while (true) {
            while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n'))
                ++at_;
            if (at_ == text_.size())
                break;
            if (!one())
                return fail(ErrorCode::InvalidInput,
                    "The expression cannot be read at position " + std::to_string(at_ + 1) + ".");
        }
        add(TokenKind::End, {}, 0);
        return std::move(tokens_);
    }

private:
    bool one() {
        const char letter = text_[at_];
        if (letter == '$')
            return name();
        if (letter == '\'' || letter == '"')
            return quoted(letter);
        if (isDigit(letter) || (letter == '-' && !behindValue() && at_ + 1 < text_.size() && isDigit(text_[at_ + 1])))
            return number();
        if (letter != '-' && isWordLetter(letter))
            return word();
        if (letter == '.')
            return add(TokenKind::Self, ".", 1);
        const std::string_view pair = text_.substr(at_, 2);
        if (pair == "!=" || pair == "<=" || pair == ">=")
            return add(TokenKind::Symbol, std::string(pair), 2);
        if (std::string_view("=<>(),+-*").find(letter) != std::string_view::npos)
            return add(TokenKind::Symbol, std::string(1, letter), 1);
        return false;
    }

    bool name() {
        const auto close = text_.find('}', at_);
        if (text_.substr(at_, 2) != "${" || close == std::string_view::npos)
            return false;
        const auto inside = text_.substr(at_ + 2, close - at_ - 2);
        return isName(inside) && add(TokenKind::Name, std::string(inside), inside.size() + 3);
    }

    bool quoted(char quote) {
        const auto close = text_.find(quote, at_ + 1);
        if (close == std::string_view::npos)
            return false;
        return add(TokenKind::Quoted, std::string(text_.substr(at_ + 1, close - at_ - 1)), close + 1 - at_);
    }

    /// A minus behind a value takes away; elsewhere it belongs to the number that follows.
    bool behindValue() const {
        if (tokens_.empty())
            return false;
        const Token& last = tokens_.back();
        return last.kind == TokenKind::Symbol ? last.text == ")" : last.kind != TokenKind::Word;
    }

    bool word() {
        const std::size_t start = at_;
        std::string letters(run(isWordLetter));
        at_ = start;
        const auto length = letters.size();
        return add(TokenKind::Word, std::move(letters), length);
    }

    bool number() {
        const std::size_t start = at_;
        ++at_;
        (void)run(isDigit);
        const bool whole = at_ + 1 >= text_.size() || text_[at_] != '.' || !isDigit(text_[at_ + 1]);
        if (!whole) {
            ++at_;
            (void)run(isDigit);
        }
        const auto digits = text_.substr(start, at_ - start);
        at_ = start;
        return digits.size() <= 18
            && add(whole ? TokenKind::Integer : TokenKind::Decimal, std::string(digits), digits.size());
    }

    /// Moves past all letters of that kind.
    std::string_view run(bool (*belongs)(char)) {
        const std::size_t start = at_;
        while (at_ < text_.size() && belongs(text_[at_]))
            ++at_;
        return text_.substr(start, at_ - start);
    }

    bool add(TokenKind kind, std::string text, std::size_t length) {
        tokens_.push_back({kind, std::move(text), at_ + 1});
        at_ += length;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

} // namespace

Result<std::vector<Token>> tokensOf(std::string_view expression) {
    return Tokenizer(expression).run();
}

} // namespace seenheard
