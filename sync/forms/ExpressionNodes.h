#pragma once

#include "sync/forms/Expression.h"

#include <span>

namespace seenheard {

/// What an expression looks up to know which item of its list it stands in; no field can be called so.
constexpr std::string_view itemPosition = "position()";

/// A node of a compiled expression.
class ExpressionNode {
public:
    virtual ~ExpressionNode() = default;
    [[nodiscard]] virtual std::optional<Value> value(
        const Expression::Lookup& lookup, const std::optional<Value>& self) const = 0;
    /// The name that it looks up; empty for every node that is not a name.
    [[nodiscard]] virtual std::string_view looksUp() const { return {}; }
};

using NodePointer = std::unique_ptr<const ExpressionNode>;

/// What a function sees of its call: its arguments, each evaluated only when asked for.
class CallArguments {
public:
    CallArguments(
        const std::vector<NodePointer>& nodes, const Expression::Lookup& lookup, const std::optional<Value>& self)
        : nodes_(nodes)
        , lookup_(lookup)
        , self_(self) {}

    [[nodiscard]] std::size_t count() const { return nodes_.size(); }
    [[nodiscard]] std::optional<Value> operator[](std::size_t index) const {
        return nodes_[index]->value(lookup_, self_);
    }
    /// The answers of `${list/field}`, one an item in the items' order, so that equal ones are counted twice; of
    /// anything else that has a value, just that.
    [[nodiscard]] std::vector<Value> every(std::size_t index) const;
    [[nodiscard]] std::optional<Value> fact(std::string_view name) const { return lookup_(name); }

private:
    const std::vector<NodePointer>& nodes_;
    const Expression::Lookup& lookup_;
    const std::optional<Value>& self_;
};

/// A function that expressions may call.
struct ExpressionFunction {
    std::string_view name;
    std::size_t fewest = 0;
    std::size_t most = 0;
    std::optional<Value> (*call)(const CallArguments& arguments) = nullptr;
    std::string_view reads; ///< A fact that it looks up by itself; may be empty.
};

/// Functions of text, numbers and days; the others are about answers.
[[nodiscard]] std::span<const ExpressionFunction> textAndNumberFunctions();
/// Nothing for a name that is no function.
[[nodiscard]] const ExpressionFunction* functionNamed(std::string_view name);

} // namespace seenheard
