#include "sync/forms/ExpressionParser.h"

#include "sync/forms/ExpressionArithmetic.h"
#include "sync/forms/ExpressionTokens.h"
#include "sync/forms/ExpressionValues.h"

#include <set>

namespace seenheard {
namespace {

constexpr int deepest = 40;
using Outcome = std::optional<Value>;
using Lookup = Expression::Lookup;

struct LiteralNode final : ExpressionNode {
    explicit LiteralNode(Value value) : held(std::move(value)) {}
    Outcome value(const Lookup&, const Outcome&) const override { return held; }
    Value held;
};

struct NameNode final : ExpressionNode {
    explicit NameNode(std::string text) : name(std::move(text)) {}
    Outcome value(const Lookup& lookup, const Outcome&) const override { return lookup(name); }
    std::string_view looksUp() const override { return name; }
    std::string name;
};

struct SelfNode final : ExpressionNode {
    Outcome value(const Lookup&, const Outcome& self) const override { return self; }
};

struct LogicalNode final : ExpressionNode {
    LogicalNode(bool both, NodePointer one, NodePointer other)
        : all(both)
        , left(std::move(one))
        , right(std::move(other)) {}
    Outcome value(const Lookup& lookup, const Outcome& self) const override {
        const bool first = isTrueValue(left->value(lookup, self));
        return first == all ? isTrueValue(right->value(lookup, self)) : first;
    }
    bool all;
    NodePointer left, right;
};

struct ComparisonNode final : ExpressionNode {
    ComparisonNode(std::string sign, NodePointer one, NodePointer other)
        : symbol(std::move(sign))
        , left(std::move(one))
        , right(std::move(other)) {}
    Outcome value(const Lookup& lookup, const Outcome& self) const override {
        const Outcome one = left->value(lookup, self);
        const Outcome other = right->value(lookup, self);
        if (symbol == "=")
            return sayTheSame(one, other);
        if (symbol == "!=")
            return !sayTheSame(one, other);
        const bool turned = symbol == ">" || symbol == "<=";
        const auto before = turned ? isBefore(other, one) : isBefore(one, other);
        const bool orEqual = symbol.size() == 2;
        return before.has_value() && *before != orEqual;
    }
    std::string symbol;
    NodePointer left, right;
};

struct ArithmeticNode final : ExpressionNode {
    ArithmeticNode(Arithmetic what, NodePointer one, NodePointer other)
        : operation(what)
        , left(std::move(one))
        , right(std::move(other)) {}
    Outcome value(const Lookup& lookup, const Outcome& self) const override {
        return calculated(operation, left->value(lookup, self), right->value(lookup, self));
    }
    Arithmetic operation;
    NodePointer left, right;
};

struct CallNode final : ExpressionNode {
    CallNode(const ExpressionFunction& called, std::vector<NodePointer> given)
        : function(called)
        , arguments(std::move(given)) {}
    Outcome value(const Lookup& lookup, const Outcome& self) const override {
        return function.call(CallArguments(arguments, lookup, self));
    }
    const ExpressionFunction& function;
    std::vector<NodePointer> arguments;
};

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    Result<ParsedExpression> run() {
        NodePointer root = either();
        if (!failure_ && next().kind != TokenKind::End)
            refuse("the end");
        if (failure_)
            return *failure_;
        return ParsedExpression{std::move(root), {names_.begin(), names_.end()}};
    }

private:
    const Token& next() const { return tokens_[at_]; }
    bool take(TokenKind kind, std::string_view text) {
        if (next().kind != kind || next().text != text)
            return false;
        ++at_;
        return true;
    }
    /// Keeps the first reason and yields a harmless node, so that callers need not check.
    NodePointer refuse(const std::string& expected) {
        if (!failure_)
            failure_ = fail(ErrorCode::InvalidInput,
                "At position " + std::to_string(next().position) + " of the expression, " + expected + " is expected.");
        at_ = tokens_.size() - 1;
        return std::make_unique<LiteralNode>(false);
    }

    NodePointer either() {
        if (++depth_ > deepest)
            return refuse("less nesting");
        NodePointer left = both();
        while (take(TokenKind::Word, "or"))
            left = std::make_unique<LogicalNode>(false, std::move(left), both());
        --depth_;
        return left;
    }

    NodePointer both() {
        NodePointer left = comparison({"=", "!="});
        while (take(TokenKind::Word, "and"))
            left = std::make_unique<LogicalNode>(true, std::move(left), comparison({"=", "!="}));
        return left;
    }

    /// Equality binds less than order, as in XPath.
    NodePointer comparison(const std::set<std::string>& symbols) {
        const auto operand = [&] { return symbols.contains("=") ? comparison({"<", "<=", ">", ">="}) : sum(); };
        NodePointer left = operand();
        while (next().kind == TokenKind::Symbol && symbols.contains(next().text)) {
            std::string symbol = next().text;
            ++at_;
            left = std::make_unique<ComparisonNode>(std::move(symbol), std::move(left), operand());
        }
        return left;
    }

    NodePointer sum() {
        NodePointer left = product();
        while (true) {
            if (take(TokenKind::Symbol, "+"))
                left = std::make_unique<ArithmeticNode>(Arithmetic::Add, std::move(left), product());
            else if (take(TokenKind::Symbol, "-"))
                left = std::make_unique<ArithmeticNode>(Arithmetic::Subtract, std::move(left), product());
            else
                return left;
        }
    }

    NodePointer product() {
        NodePointer left = signedValue();
        while (true) {
            if (take(TokenKind::Symbol, "*"))
                left = std::make_unique<ArithmeticNode>(Arithmetic::Multiply, std::move(left), signedValue());
            else if (take(TokenKind::Word, "div"))
                left = std::make_unique<ArithmeticNode>(Arithmetic::Divide, std::move(left), signedValue());
            else if (take(TokenKind::Word, "mod"))
                left = std::make_unique<ArithmeticNode>(Arithmetic::Modulo, std::move(left), signedValue());
            else
                return left;
        }
    }

    NodePointer signedValue() {
        if (!take(TokenKind::Symbol, "-"))
            return primary();
        NodePointer zero = std::make_unique<LiteralNode>(std::int64_t{0});
        return std::make_unique<ArithmeticNode>(Arithmetic::Subtract, std::move(zero), primary());
    }

    NodePointer primary() {
        const Token token = next();
        switch (token.kind) {
        case TokenKind::Name:
            ++at_;
            names_.insert(token.text);
            return std::make_unique<NameNode>(token.text);
        case TokenKind::Self: ++at_; return std::make_unique<SelfNode>();
        case TokenKind::Quoted: ++at_; return std::make_unique<LiteralNode>(token.text);
        case TokenKind::Integer:
            ++at_;
            return std::make_unique<LiteralNode>(std::int64_t{std::stoll(token.text)}); // at most 18 digits
        case TokenKind::Decimal: ++at_; return std::make_unique<LiteralNode>(token.text);
        case TokenKind::Word: return call(token);
        case TokenKind::Symbol:
            if (take(TokenKind::Symbol, "(")) {
                NodePointer inside = either();
                return take(TokenKind::Symbol, ")") ? std::move(inside) : refuse("')'");
            }
            return refuse("a value");
        case TokenKind::End: break;
        }
        return refuse("a value");
    }

    NodePointer call(const Token& token) {
        const ExpressionFunction* function = functionNamed(token.text);
        if (function == nullptr)
            return refuse("the name of a function");
        ++at_;
        if (!take(TokenKind::Symbol, "("))
            return refuse("'('");
        std::vector<NodePointer> arguments;
        while (!failure_ && !take(TokenKind::Symbol, ")")) {
            if (!arguments.empty() && !take(TokenKind::Symbol, ","))
                return refuse("',' or ')'");
            arguments.push_back(either());
        }
        if (arguments.size() < function->fewest || arguments.size() > function->most)
            return refuse("another number of arguments for " + std::string(function->name) + "()");
        if (!function->reads.empty())
            names_.insert(std::string(function->reads));
        return std::make_unique<CallNode>(*function, std::move(arguments));
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::set<std::string> names_;
    std::optional<Error> failure_;
};

} // namespace

Result<ParsedExpression> parseExpression(std::string_view text) {
    auto tokens = tokensOf(text);
    if (!tokens)
        return tokens.error();
    return Parser(std::move(tokens).value()).run();
}

} // namespace seenheard
