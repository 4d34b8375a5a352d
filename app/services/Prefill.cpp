#include "app/services/Prefill.h"

#include "sync/forms/Answers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

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

Answers flagsSeenBeforeEntry(const FormDefinition& form, const FlagsSeen& seen, const Instant& now) {
    Answers answers;
    for (const auto& field : form.fields()) {
        if (field.name == "flags_as_of" && field.type == FieldType::Instant)
            answers.emplace(keyOf({}, field), Instant{seen.asAtMs, now.offsetMinutes, ClockQuality::Synced});
        if (field.name != "flags_seen_before_entry" || field.type != FieldType::Many)
            continue;
        Choices choices;
        for (const auto& choice : field.choices)
            if (std::find(seen.names.begin(), seen.names.end(), choice.name) != seen.names.end())
                choices.names.push_back(choice.name);
        if (seen.names.empty() && field.choice("no_flag_in_data"))
            choices.names.emplace_back("no_flag_in_data");
        std::sort(choices.names.begin(), choices.names.end());
        if (const Value value(choices); !choices.names.empty() && checkFits(form, keyOf({}, field), value))
            answers.emplace(keyOf({}, field), value);
    }
    return answers;
}

} // namespace seenheard
