#include "sync/forms/Expression.h"

#include "sync/forms/ExpressionParser.h"
#include "sync/forms/ExpressionValues.h"

namespace seenheard {
namespace {

constexpr std::size_t longest = 4096;

class CompiledExpression final : public Expression {
public:
    explicit CompiledExpression(ParsedExpression parsed) : parsed_(std::move(parsed)) {}

    bool isTrue(const Lookup& lookup, const std::optional<Value>& self) const override {
        return isTrueValue(parsed_.root->value(lookup, self));
    }
    std::optional<Value> value(const Lookup& lookup, const std::optional<Value>& self) const override {
        auto found = parsed_.root->value(lookup, self);
        return isEmpty(found) ? std::nullopt : found;
    }
    std::vector<std::string> names() const override { return parsed_.names; }

private:
    ParsedExpression parsed_;
};

} // namespace

Result<std::shared_ptr<const Expression>> Expression::compile(std::string_view text) {
    if (text.size() > longest)
        return fail(ErrorCode::TooLarge, "The expression is longer than 4,096 octets.");
    auto parsed = parseExpression(text);
    if (!parsed)
        return parsed.error();
    return std::shared_ptr<const Expression>(std::make_shared<CompiledExpression>(std::move(parsed).value()));
}

} // namespace seenheard
