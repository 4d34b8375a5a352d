#include "sync/forms/Answers.h"

#include <algorithm>

namespace seenheard {
namespace {

bool isBelow(const RegisterKey& key, const RegisterKey& level) {
    return key.path.size() > level.path.size() && std::equal(level.path.begin(), level.path.end(), key.path.begin());
}

/// When an item was noted; items without a time come last.
std::int64_t notedAt(const Answers& answers, const RegisterKey& item, const Field* order) {
    constexpr std::int64_t never = INT64_MAX;
    if (order == nullptr)
        return never;
    const auto found = answers.find(keyBelow(item, order->number));
    const auto* instant = found == answers.end() ? nullptr : std::get_if<Instant>(&found->second);
    return instant == nullptr ? never : instant->utcMs;
}

std::int64_t countOfItems(const RegisterKey& list, const Answers& answers) {
    std::int64_t count = 0;
    const ItemId* last = nullptr;
    for (auto at = answers.upper_bound(list); at != answers.end() && isBelow(at->first, list); ++at) {
        const auto* item = std::get_if<ItemId>(&at->first.path[list.path.size()]);
        if (item == nullptr || !saysSomething(at->second) || (last != nullptr && *last == *item))
            continue;
        last = item;
        ++count;
    }
    return count;
}

/// The choices that stand at true in their registers.
Choices chosenOf(const Field& field, const RegisterKey& key, const Answers& answers) {
    Choices chosen;
    for (auto at = answers.upper_bound(key); at != answers.end() && isBelow(at->first, key); ++at) {
        const auto* number = std::get_if<FieldNumber>(&at->first.path.back());
        const Choice* choice = number == nullptr ? nullptr : field.choice(*number);
        if (choice != nullptr && at->second == Value(true))
            chosen.names.push_back(choice->name);
    }
    std::sort(chosen.names.begin(), chosen.names.end());
    return chosen;
}

} // namespace

bool saysSomething(const Value& value) {
    return !std::holds_alternative<Cleared>(value) && !std::holds_alternative<Withdrawn>(value);
}

RegisterKey keyBelow(const RegisterKey& level, const RegisterKey::Component& component) {
    RegisterKey key;
    key.path.reserve(level.path.size() + 1);
    key.path = level.path;
    key.path.push_back(component);
    return key;
}

std::vector<ItemId> itemsIn(const FormDefinition& form, const Answers& answers, const RegisterKey& list) {
    std::vector<ItemId> items;
    for (auto at = answers.upper_bound(list); at != answers.end() && isBelow(at->first, list); ++at) {
        const auto* item = std::get_if<ItemId>(&at->first.path[list.path.size()]);
        if (item != nullptr && saysSomething(at->second) && (items.empty() || items.back() != *item))
            items.push_back(*item);
    }
    const Field* field = form.fieldAt(list);
    const Field* order = field == nullptr || field->orderBy.empty() ? nullptr : field->field(field->orderBy);
    std::stable_sort(items.begin(), items.end(), [&](const ItemId& one, const ItemId& other) {
        return notedAt(answers, keyBelow(list, one), order) < notedAt(answers, keyBelow(list, other), order);
    });
    return items;
}

std::optional<Value> answerOf(const Field& field, const RegisterKey& key, const Answers& answers) {
    // What was noted after all says more than an earlier "not obtained" beside it.
    if (field.type == FieldType::List) {
        if (const auto count = countOfItems(key, answers); count > 0)
            return count;
    } else if (field.policy == StandInPolicy::Each) {
        if (auto chosen = chosenOf(field, key, answers); !chosen.names.empty())
            return chosen;
    }
    const auto own = answers.find(key);
    return own != answers.end() && saysSomething(own->second) ? std::optional(own->second) : std::nullopt;
}

} // namespace seenheard
