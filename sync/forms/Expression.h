#pragma once

#include "platform/base/Result.h"
#include "sync/records/Value.h"

#include <functional>
#include <memory>
#include <optional>

namespace seenheard {

/// A relevance, constraint or calculation: the subset of XLSForm's XPath that forms use (docs/forms.md):
/// `${field}`, `${list/field}`, `.`, strings, integers, = != < <= > >= and or, and the functions of
/// ExpressionFunctions.cpp. Once compiled it never fails: a missing answer is an empty value, equal to ''.
class Expression {
public:
    /// The error names the position and what was expected.
    [[nodiscard]] static Result<std::shared_ptr<const Expression>> compile(std::string_view text);

    /// Looks a name up from where the expression stands: own item first, then outwards.
    using Lookup = std::function<std::optional<Value>(std::string_view name)>;

    virtual ~Expression() = default;
    [[nodiscard]] virtual bool isTrue(const Lookup& lookup, const std::optional<Value>& self) const = 0;
    [[nodiscard]] virtual std::optional<Value> value(const Lookup& lookup, const std::optional<Value>& self) const = 0;
    /// Names that it reads, so that a definition naming an unknown field is refused on loading.
    [[nodiscard]] virtual std::vector<std::string> names() const = 0;
};

} // namespace seenheard
