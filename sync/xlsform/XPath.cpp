#include "sync/xlsform/XPath.h"

#include <algorithm>
#include <optional>

namespace seenheard {
namespace {

constexpr std::size_t longest = 16'384;
constexpr int deepest = 60;
constexpr std::size_t mostNodes = 4000;

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool isNameStart(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_'
        || static_cast<unsigned char>(letter) >= 0x80;
}
bool isNameLetter(char letter) {
    return isNameStart(letter) || isDigit(letter) || letter == '-' || letter == '.';
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Result<XPathNode> run() {
        XPathNode root = either();
        if (!failure_ && !atEnd())
            refuse(text_[at_] == ')' ? "')' closes nothing" : "an operator or the end is expected");
        if (failure_)
            return *failure_;
        return root;
    }

private:
    using Kind = XPathNode::Kind;

    void refuse(const std::string& what) {
        if (!failure_)
            failure_ = fail(what.ends_with("not known here") ? ErrorCode::Unsupported : ErrorCode::InvalidInput,
                what + " at its character " + std::to_string(at_ + 1));
        at_ = text_.size();
    }
    void skipSpaces() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n'))
            ++at_;
    }
    bool atEnd() {
        skipSpaces();
        return at_ >= text_.size();
    }
    bool take(std::string_view symbol) {
        skipSpaces();
        if (!text_.substr(at_).starts_with(symbol))
            return false;
        at_ += symbol.size();
        return true;
    }
    /// An operator that is a word; what follows must not make it another word.
    bool takeWord(std::string_view word) {
        skipSpaces();
        const auto behind = at_ + word.size();
        if (!text_.substr(at_).starts_with(word) || (behind < text_.size() && isNameLetter(text_[behind])))
            return false;
        at_ = behind;
        return true;
    }

    XPathNode node(Kind kind, std::string text, std::vector<XPathNode> parts = {}) {
        if (++nodes_ > mostNodes)
            refuse("the expression has too many parts");
        return {kind, std::move(text), std::move(parts)};
    }

    XPathNode either() {
        if (++depth_ > deepest) {
            refuse("there are too many brackets in brackets");
            return {};
        }
        std::vector<XPathNode> parts;
        parts.push_back(both());
        while (takeWord("or"))
            parts.push_back(both());
        --depth_;
        if (take("||"))
            refuse("'||' is not known; write 'or'");
        if (takeWord("OR") || takeWord("AND"))
            refuse("'and' and 'or' are written in small letters, as expected");
        return parts.size() == 1 ? std::move(parts.front()) : node(Kind::Operator, "or", std::move(parts));
    }

    XPathNode both() {
        std::vector<XPathNode> parts;
        parts.push_back(equality());
        while (takeWord("and"))
            parts.push_back(equality());
        if (take("&&"))
            refuse("'&&' is not known; write 'and'");
        return parts.size() == 1 ? std::move(parts.front()) : node(Kind::Operator, "and", std::move(parts));
    }

    XPathNode two(std::string symbol, XPathNode left, XPathNode right) {
        std::vector<XPathNode> parts;
        parts.push_back(std::move(left));
        parts.push_back(std::move(right));
        return node(Kind::Operator, std::move(symbol), std::move(parts));
    }

    XPathNode equality() {
        XPathNode left = order();
        while (!failure_) {
            if (take("!="))
                left = two("!=", std::move(left), order());
            else if (take("==")) {
                refuse("'==' is not known; write '='");
            } else if (take("="))
                left = two("=", std::move(left), order());
            else
                break;
        }
        return left;
    }

    XPathNode order() {
        XPathNode left = sum();
        while (!failure_) {
            if (take("<>"))
                refuse("'<>' is not known; write '!='");
            else if (take("<="))
                left = two("<=", std::move(left), sum());
            else if (take(">="))
                left = two(">=", std::move(left), sum());
            else if (take("=>") || take("=<"))
                refuse("write '>=' or '<='");
            else if (take("<"))
                left = two("<", std::move(left), sum());
            else if (take(">"))
                left = two(">", std::move(left), sum());
            else
                break;
        }
        return left;
    }

    XPathNode sum() {
        XPathNode left = product();
        while (!failure_) {
            if (take("+"))
                left = two("+", std::move(left), product());
            else if (take("-"))
                left = two("-", std::move(left), product());
            else
                break;
        }
        return left;
    }

    XPathNode product() {
        XPathNode left = signedValue();
        while (!failure_) {
            if (take("*"))
                left = two("*", std::move(left), signedValue());
            else if (takeWord("div"))
                left = two("div", std::move(left), signedValue());
            else if (takeWord("mod"))
                left = two("mod", std::move(left), signedValue());
            else
                break;
        }
        return left;
    }

    XPathNode signedValue() {
        if (!take("-"))
            return value();
        std::vector<XPathNode> parts;
        parts.push_back(value());
        return node(Kind::Operator, "-", std::move(parts));
    }

    XPathNode value() {
        if (atEnd()) {
            refuse("a value is expected");
            return {};
        }
        const char letter = text_[at_];
        if (take("(")) {
            XPathNode inside = either();
            if (!take(")"))
                refuse("')' is expected");
            return inside;
        }
        if (letter == '\'' || letter == '"')
            return quoted(letter);
        if (take("${"))
            return field();
        if (isDigit(letter) || (letter == '.' && at_ + 1 < text_.size() && isDigit(text_[at_ + 1])))
            return number();
        return path();
    }

    XPathNode quoted(char quote) {
        const auto close = text_.find(quote, at_ + 1);
        if (close == std::string_view::npos) {
            refuse("a text that begins with a quote has no quote at its end");
            return {};
        }
        XPathNode found = node(Kind::Quoted, std::string(text_.substr(at_ + 1, close - at_ - 1)));
        at_ = close + 1;
        return found;
    }

    XPathNode field() {
        const auto close = text_.find('}', at_);
        if (close == std::string_view::npos) {
            refuse("'${' is not closed by '}'");
            return {};
        }
        std::string name(text_.substr(at_, close - at_));
        name.erase(0, std::min(name.find_first_not_of(" \t\n"), name.size()));
        name.erase(name.find_last_not_of(" \t\n") + 1);
        if (name.starts_with("last-saved#"))
            refuse("the answer saved last on a device is not known here");
        at_ = close + 1;
        return node(Kind::Field, std::move(name));
    }

    XPathNode number() {
        const std::size_t start = at_;
        while (at_ < text_.size() && (isDigit(text_[at_]) || text_[at_] == '.'))
            ++at_;
        std::string digits(text_.substr(start, at_ - start));
        if (std::count(digits.begin(), digits.end(), '.') > 1)
            refuse("a number has two points");
        if (digits.front() == '.')
            digits.insert(0, "0");
        if (digits.back() == '.')
            digits.pop_back();
        return node(Kind::Number, std::move(digits));
    }

    XPathNode path() {
        const std::size_t start = at_;
        while (at_ < text_.size()) {
            const char letter = text_[at_];
            const bool axis =
                letter == ':' && at_ + 1 < text_.size() && (isNameStart(text_[at_ + 1]) || text_[at_ + 1] == ':');
            if (!isNameLetter(letter) && letter != '/' && letter != '@' && !axis)
                break;
            ++at_;
        }
        std::string text(text_.substr(start, at_ - start));
        if (text.empty()) {
            refuse(text_[at_] == '[' ? "conditions in square brackets are not known here" : "a value is expected");
            return {};
        }
        skipSpaces();
        const bool bracket = at_ < text_.size() && text_[at_] == '(';
        if (bracket && text.find('/') == std::string::npos)
            return call(std::move(text));
        if (at_ < text_.size() && (text_[at_] == '[' || bracket)) {
            refuse("conditions in square brackets are not known here");
            return {};
        }
        return text == "." ? node(Kind::Self, ".") : node(Kind::Path, std::move(text));
    }

    XPathNode call(std::string name) {
        ++at_;
        std::vector<XPathNode> parts;
        while (!failure_ && !take(")")) {
            if (!parts.empty() && !take(",")) {
                refuse(atEnd() ? "')' is expected" : "',' or ')' is expected");
                break;
            }
            parts.push_back(either());
        }
        // "current()/../age" is "../age".
        if (name == "current" && parts.empty() && take("/"))
            return path();
        if (at_ < text_.size() && (text_[at_] == '/' || text_[at_] == '['))
            refuse("paths from what a function gives are not known here");
        return node(Kind::Call, std::move(name), std::move(parts));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::size_t nodes_ = 0;
    std::optional<Error> failure_;
};

} // namespace

Result<XPathNode> parseXPath(std::string_view expression) {
    if (expression.size() > longest)
        return fail(ErrorCode::TooLarge, "it is longer than 16,384 octets");
    return Parser(expression).run();
}

} // namespace seenheard
