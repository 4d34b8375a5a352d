#include "app/services/Prefill.h"

#include "sync/forms/Answers.h"

#include <nlohmann/json.hpp>

namespace seenheard {

namespace {

RegisterKey keyOf(std::vector<RegisterKey::Component> prefix, const Field& field) {
    prefix.emplace_back(field.number);
    return RegisterKey{std::move(prefix)};
}

} // namespace

Answers prefilledFrom(const FormDefinition& form, const std::vector<Field>& fields,
    const std::vector<RegisterKey::Component>& prefix, const ReferenceItem& picked) {
    const auto facts = nlohmann::json::parse(picked.json, nullptr, false);
    Answers answers;
    for (const auto& field : fields) {
        if (field.type == FieldType::List || field.policy == StandInPolicy::Each)
            continue;
        const auto key = keyOf(prefix, field);
        if (field.type == FieldType::Reference && field.referenceKind == picked.reference.kind) {
            answers.emplace(key, picked.reference);
            continue;
        }
        const auto factName = field.type == FieldType::Reference ? field.name + "_ref" : field.name;
        const auto fact = facts.is_object() ? facts.find(factName) : facts.end();
        if (!facts.is_object() || fact == facts.end() || fact->is_null())
            continue;
        if (field.type == FieldType::Reference) {
            if (fact->is_string())
                answers.emplace(key, Reference{field.referenceKind, fact->get<std::string>()});
        } else if (auto value = valueFromJson(form, field, *fact, field.name); value && checkFits(form, key, *value)) {
            answers.emplace(key, *std::move(value));
        }
    }
    return answers;
}

Answers beginningTimes(
    const std::vector<Field>& fields, const std::vector<RegisterKey::Component>& prefix, const Instant& now) {
    Answers answers;
    for (const auto& field : fields)
        if (field.type == FieldType::Instant && field.tier == Tier::Automatic && !field.calculation
            && (field.name == "noted_at" || field.name == "observed_at"))
            answers.emplace(keyOf(prefix, field), now);
    return answers;
}

} // namespace seenheard
