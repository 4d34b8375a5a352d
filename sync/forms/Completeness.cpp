#include "sync/forms/Completeness.h"

#include "sync/forms/Expression.h"
#include "sync/forms/ExpressionValues.h"
#include "sync/forms/Fits.h"
#include "sync/forms/Scope.h"

#include <algorithm>

namespace seenheard {
namespace {

std::string withSmallStart(const std::string& label) {
    const bool word = label.size() > 1 && label[0] >= 'A' && label[0] <= 'Z' && (label[1] < 'A' || label[1] > 'Z');
    return word ? static_cast<char>(label[0] - 'A' + 'a') + label.substr(1) : label;
}

/// Evaluates in two walks in the order of the form: first what follows from the answers, then what is asked.
class Evaluator {
public:
    Evaluator(const FormDefinition& form, const Answers& answers, const Facts& facts)
        : source_{form, answers, facts, {}, false, {}} {}

    Evaluation run() {
        const Scope record(source_, source_.form.fields(), {}, nullptr);
        derive(record);
        source_.settled = true;
        examine(record, "");
        evaluation_.derived = std::move(source_.derived);
        return std::move(evaluation_);
    }

private:
    static Expression::Lookup lookupIn(const Scope& scope) {
        return [&scope](std::string_view name) { return scope.lookup(name); };
    }

    /// A calculation sees what was derived before it in the form, so that none can go in a circle.
    void derive(const Scope& scope) {
        for (const Field& field : scope.fields()) {
            const RegisterKey key = scope.keyOf(field);
            if (field.type == FieldType::List)
                for (const ItemId& id : itemsIn(source_.form, source_.answers, key))
                    derive(scope.item(field, id));
            if (answerOf(field, key, source_.answers))
                continue;
            auto value = scope.factFor(field);
            if (!value && field.calculation)
                value = field.calculation->value(lookupIn(scope), std::nullopt);
            if (value && holds(field, *value))
                source_.derived.insert_or_assign(key, std::move(*value));
        }
    }

    bool holds(const Field& field, const Value& value) const {
        return fitsDerived(source_.form, field, value, field.name).ok();
    }

    void examine(const Scope& scope, const std::string& title) {
        for (const Field& field : scope.fields()) {
            const RegisterKey key = scope.keyOf(field);
            const auto lookup = lookupIn(scope);
            if (field.relevant && !field.relevant->isTrue(lookup, std::nullopt))
                continue;
            evaluation_.relevant.insert(key);
            for (const Choice& choice : field.choices)
                if (choice.relevant && !choice.relevant->isTrue(lookup, std::nullopt))
                    evaluation_.choicesNotOffered.insert(keyBelow(key, choice.number));
            const auto own = answerOf(field, key, source_.answers);
            if (own)
                checkAnswer(field, key, *own, lookup, title);
            else
                checkOwed(field, key, lookup, title);
            if (field.type == FieldType::List)
                examineItems(scope, field, key, title);
        }
    }

    void examineItems(const Scope& scope, const Field& list, const RegisterKey& key, const std::string& title) {
        std::size_t position = 0;
        for (const ItemId& id : itemsIn(source_.form, source_.answers, key)) {
            const Scope item = scope.item(list, id);
            const std::string own = titleOf(list, item, ++position);
            examine(item, title.empty() ? own : title + ", " + withSmallStart(own));
        }
    }

    /// The first word of its name where there is one, else what it is and which.
    static std::string titleOf(const Field& list, const Scope& item, std::size_t position) {
        const Field* name = list.itemName.empty() ? nullptr : list.field(list.itemName);
        const auto value = name == nullptr ? std::nullopt : item.valueOf(*name);
        if (const auto* text = value ? std::get_if<Text>(&*value) : nullptr)
            return text->substr(0, text->find(' '));
        if (list.appearance == "letters" && position <= 26)
            return list.itemNoun + " " + static_cast<char>('A' + position - 1);
        return list.itemNoun + " " + std::to_string(position);
    }

    void checkOwed(
        const Field& field, const RegisterKey& key, const Expression::Lookup& lookup, const std::string& title) {
        if (field.tier != Tier::Essential && field.tier != Tier::EndOfDuty)
            return;
        if (source_.derived.contains(key) || (field.required && !field.required->isTrue(lookup, std::nullopt)))
            return;
        owe(field, key, field.label, title);
    }

    void checkAnswer(const Field& field, const RegisterKey& key, const Value& value, const Expression::Lookup& lookup,
        const std::string& title) {
        if (const auto* given = std::get_if<NotObtained>(&value)) {
            const Reason* reason = source_.form.reason(given->reason);
            if (reason != nullptr && reason->asksNote && given->note.empty())
                owe(field, key, field.label + " Not obtained: " + withSmallStart(reason->label) + " (say who or what)",
                    title);
            return;
        }
        if (field.constraint && !field.constraint->isTrue(lookup, value))
            evaluation_.breaches.push_back({key, pathOf(key), field.constraintMessage});
        checkOffered(field, key, value);
        if (const auto* choices = std::get_if<Choices>(&value))
            checkExclusions(field, key, *choices);
    }

    /// What was chosen before another answer, or by whoever may not choose it.
    void checkOffered(const Field& field, const RegisterKey& key, const Value& value) {
        const auto* choices = std::get_if<Choices>(&value);
        const auto* one = std::get_if<Text>(&value);
        for (const Choice& choice : field.choices) {
            const bool chosen = (one != nullptr && *one == choice.name)
                || (choices != nullptr
                    && std::find(choices->names.begin(), choices->names.end(), choice.name) != choices->names.end());
            if (chosen && evaluation_.choicesNotOffered.contains(keyBelow(key, choice.number)))
                evaluation_.breaches.push_back(
                    {key, pathOf(key), "'" + choice.label + "' cannot be chosen here. Choose something else."});
        }
    }

    void checkExclusions(const Field& field, const RegisterKey& key, const Choices& choices) {
        const auto chosen = [&](const std::string& name) {
            return std::find(choices.names.begin(), choices.names.end(), name) != choices.names.end();
        };
        for (const Choice& choice : field.choices) {
            if (!chosen(choice.name))
                continue;
            for (const std::string& other : choice.excludes) {
                const Choice* excluded = field.choice(other);
                // Two that exclude each other are said once.
                const bool saidBefore = excluded != nullptr && excluded->number < choice.number
                    && std::find(excluded->excludes.begin(), excluded->excludes.end(), choice.name)
                        != excluded->excludes.end();
                if (excluded != nullptr && chosen(other) && !saidBefore)
                    evaluation_.breaches.push_back({key, pathOf(key),
                        "'" + choice.label + "' and '" + excluded->label + "' cannot both be true."});
            }
        }
    }

    void owe(const Field& field, const RegisterKey& key, const std::string& question, const std::string& title) {
        evaluation_.missing.push_back({key, pathOf(key),
            title.empty() ? question : title + ": " + withSmallStart(question), field.tier, question});
    }

    std::string pathOf(const RegisterKey& key) const {
        const auto path = source_.form.pathOf(key);
        return path ? *path : std::string();
    }

    ScopeSource source_;
    Evaluation evaluation_;
};

} // namespace

Evaluation evaluate(const FormDefinition& form, const Answers& answers, const std::map<std::string, Value>& facts) {
    return Evaluator(form, answers, facts).run();
}

} // namespace seenheard
