#include "app/services/Prefill.h"

#include "app/services/ItemTitles.h"
#include "sync/forms/Answers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace seenheard {

namespace {

RegisterKey keyOf(std::vector<RegisterKey::Component> prefix, const Field& field) {
    prefix.emplace_back(field.number);
    return RegisterKey{std::move(prefix)};
}

constexpr int adultAge = 18;

std::optional<int> yearsOf(const ReferenceItem& person, const Instant& at) {
    const auto facts = nlohmann::json::parse(person.json, nullptr, false);
    const auto born = facts.is_object() ? facts.find("date_of_birth") : facts.end();
    if (!facts.is_object() || born == facts.end() || !born->is_string())
        return std::nullopt;
    return yearsAt(born->get<std::string>(), at);
}

} // namespace

Answers prefilledFrom(const FormDefinition& form, const std::vector<Field>& fields,
    const std::vector<RegisterKey::Component>& prefix, const ReferenceItem& picked) {
    const auto facts = nlohmann::json::parse(picked.json, nullptr, false);
    Answers answers = pickedIn(fields, prefix, picked.reference);
    for (const auto& field : fields) {
        const auto key = keyOf(prefix, field);
        if (field.type == FieldType::List || field.policy == StandInPolicy::Each || answers.contains(key))
            continue;
        const bool named = field.type != FieldType::Reference || field.name.ends_with("_ref");
        const auto factName = named ? field.name : field.name + "_ref";
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

Answers pickedIn(
    const std::vector<Field>& fields, const std::vector<RegisterKey::Component>& prefix, const Reference& picked) {
    Answers answers;
    for (const auto& field : fields)
        if (field.type == FieldType::Reference && field.referenceKind == picked.kind)
            answers.emplace(keyOf(prefix, field), picked);
    return answers;
}

Answers placeKnown(const FormDefinition& form, const ReferenceItem& about, const Briefing& briefing) {
    const auto& where = about.reference.kind == "home" || !briefing.address ? about.title : briefing.address->title;
    const bool isPlace = about.reference.kind == "home" || briefing.address;
    Answers answers;
    for (const auto& field : form.fields())
        if (field.name == "seen_where" && field.type == FieldType::Text && isPlace && !briefing.incident)
            if (checkFits(form, keyOf({}, field), Value(where)))
                answers.emplace(keyOf({}, field), Value(where));
    return answers;
}

bool isChild(const ReferenceItem& person, const Instant& at) {
    const auto years = yearsOf(person, at);
    return years && *years < adultAge;
}

bool isAdult(const ReferenceItem& person, const Instant& at) {
    const auto years = yearsOf(person, at);
    return years && *years >= adultAge;
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
