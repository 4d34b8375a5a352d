#include "sync/forms/FormDefinition.h"

#include <algorithm>

namespace seenheard {
namespace {

template<typename Item>
const Item* named(const std::vector<Item>& items, std::string_view name) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& each) { return each.name == name; });
    return found == items.end() ? nullptr : &*found;
}

/// Cleared and withdrawn protect least; a value that the form does not know protects no more than that.
std::int64_t rankOf(const std::map<std::string, std::int64_t>& ranks, std::int64_t notObtained, const Value& value) {
    if (std::holds_alternative<NotObtained>(value))
        return notObtained;
    const auto* text = std::get_if<Text>(&value);
    const auto found = text == nullptr ? ranks.end() : ranks.find(*text);
    return found == ranks.end() ? 0 : found->second;
}

} // namespace

const Choice* Field::choice(std::string_view wanted) const {
    return named(choices, wanted);
}

const Choice* Field::choice(FieldNumber wanted) const {
    const auto found =
        std::find_if(choices.begin(), choices.end(), [&](const Choice& each) { return each.number == wanted; });
    return found == choices.end() ? nullptr : &*found;
}

const Field* Field::field(std::string_view wanted) const {
    return named(fields, wanted);
}

const Reason* FormDefinition::reason(std::string_view name) const {
    return named(reasons_, name);
}

FieldPolicy FormDefinition::policyAt(const RegisterKey& key) const {
    const Field* field = fieldAt(key);
    if (field == nullptr)
        return {};
    FieldPolicy policy{field->kind, field->policy, {}};
    if (field->policy == StandInPolicy::Protective) {
        std::map<std::string, std::int64_t> ranks;
        for (const Choice& choice : field->choices)
            ranks.emplace(choice.name, choice.rank);
        policy.rank = [ranks = std::move(ranks), notObtained = field->notObtainedRank](
                          const Value& value) { return rankOf(ranks, notObtained, value); };
    }
    return policy;
}

} // namespace seenheard
