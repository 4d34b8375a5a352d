#include "sync/forms/Scope.h"

#include "sync/forms/ExpressionNodes.h"
#include "sync/forms/ExpressionValues.h"

#include <algorithm>
#include <set>

namespace seenheard {

const Field* Scope::fieldNamed(std::string_view name) const {
    auto& names = source_.names[&fields_];
    if (names.empty())
        for (const Field& field : fields_)
            names.emplace(field.name, &field);
    const auto found = names.find(name);
    return found == names.end() ? nullptr : found->second;
}

std::optional<Value> Scope::valueOf(const Field& field) const {
    if (!source_.settled)
        return find(field);
    const auto known = read_.find(&field);
    return known != read_.end() ? known->second : read_.emplace(&field, find(field)).first->second;
}

std::optional<Value> Scope::find(const Field& field) const {
    const RegisterKey key = keyOf(field);
    if (auto own = answerOf(field, key, source_.answers))
        return own;
    const auto derived = source_.derived.find(key);
    return derived != source_.derived.end() ? std::optional(derived->second) : factFor(field);
}

std::optional<Value> Scope::factFor(const Field& field) const {
    if (source_.facts.empty())
        return std::nullopt;
    if (auto loaded = factOfPicked(field))
        return loaded;
    const auto found = level_.path.empty() ? source_.facts.find(field.name) : source_.facts.end();
    return found == source_.facts.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Value> Scope::factOfPicked(const Field& field) const {
    const Field* picked = fieldNamed("person_ref");
    if (picked == nullptr || picked == &field)
        return std::nullopt;
    const auto reference = source_.answers.find(keyOf(*picked));
    const auto* person = reference == source_.answers.end() ? nullptr : std::get_if<Reference>(&reference->second);
    if (person == nullptr)
        return std::nullopt;
    const auto found = source_.facts.find(person->id + "/" + field.name);
    return found == source_.facts.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Value> Scope::lookup(std::string_view name) const {
    if (const auto slash = name.find('/'); slash != std::string_view::npos) {
        const bool each = name.substr(slash).starts_with("//");
        return across(name.substr(0, slash), name.substr(slash + (each ? 2 : 1)), each);
    }
    if (name == itemPosition)
        return position();
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer_)
        if (const Field* field = scope->fieldNamed(name))
            return scope->valueOf(*field);
    const auto fact = source_.facts.find(std::string(name));
    return fact == source_.facts.end() ? std::nullopt : std::optional(fact->second);
}

std::optional<Value> Scope::across(std::string_view list, std::string_view name, bool each) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
        const Field* found = scope->fieldNamed(list);
        if (found == nullptr)
            continue;
        std::set<std::string> texts;
        std::vector<std::string> inOrder;
        for (const ItemId& id : itemsIn(source_.form, source_.answers, scope->keyOf(*found))) {
            const Scope below = scope->item(*found, id);
            const Field* field = below.fieldNamed(name);
            const auto value = field == nullptr ? std::nullopt : below.valueOf(*field);
            if (isEmpty(value) || std::holds_alternative<NotObtained>(*value))
                continue;
            if (each)
                inOrder.push_back(textOfAny(value));
            else if (const auto* choices = std::get_if<Choices>(&*value))
                texts.insert(choices->names.begin(), choices->names.end());
            else
                texts.insert(textOfAny(value));
        }
        if (each)
            return Choices{std::move(inOrder)};
        return Choices{{texts.begin(), texts.end()}};
    }
    return std::nullopt;
}

std::optional<Value> Scope::position() const {
    if (outer_ == nullptr || level_.path.size() < 2)
        return outer_ == nullptr ? std::nullopt : outer_->position();
    const auto* own = std::get_if<ItemId>(&level_.path.back());
    const auto items =
        itemsIn(source_.form, source_.answers, RegisterKey{{level_.path.begin(), level_.path.end() - 1}});
    const auto found = own == nullptr ? items.end() : std::find(items.begin(), items.end(), *own);
    return found == items.end() ? std::nullopt : std::optional<Value>(std::int64_t{found - items.begin() + 1});
}

Scope Scope::item(const Field& list, const ItemId& id) const {
    return {source_, list.fields, keyBelow(keyOf(list), id), this};
}

} // namespace seenheard
