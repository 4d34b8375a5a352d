#include "app/services/DraftAnswers.h"

#include <algorithm>

namespace seenheard {

namespace {

/// The undo list is kept for this many steps back.
constexpr std::size_t mostSteps = 200;

void change(Draft& draft, const RegisterKey& key, const std::optional<Value>& value) {
    const auto found = draft.answers.find(key);
    draft.undo.push_back({key, found == draft.answers.end() ? std::nullopt : std::optional(found->second)});
    if (value)
        draft.answers.insert_or_assign(key, *value);
    else
        draft.answers.erase(key);
}

/// A step whose key ends with an item is no register's: it says how many steps before it belong together.
bool isGroup(const UndoStep& step) {
    return std::holds_alternative<ItemId>(step.key.path.back());
}

void closeGroup(Draft& draft, const RegisterKey& item, std::size_t before) {
    const auto steps = static_cast<std::int64_t>(draft.undo.size() - before);
    draft.undo.push_back({item, Value(steps)});
}

void trim(Draft& draft) {
    if (draft.undo.size() <= mostSteps)
        return;
    // A group that is cut in two could only be half undone, so the cut moves on behind it.
    auto cut = draft.undo.size() - mostSteps;
    for (auto at = cut; at < draft.undo.size(); ++at) {
        if (!isGroup(draft.undo[at]))
            continue;
        const auto size = static_cast<std::size_t>(std::get<std::int64_t>(*draft.undo[at].before));
        if (at - size < cut)
            cut = at + 1;
    }
    draft.undo.erase(draft.undo.begin(), draft.undo.begin() + static_cast<std::ptrdiff_t>(cut));
}

void undoStep(Draft& draft) {
    auto step = std::move(draft.undo.back());
    draft.undo.pop_back();
    if (step.before)
        draft.answers.insert_or_assign(step.key, *std::move(step.before));
    else
        draft.answers.erase(step.key);
}

} // namespace

Answers withDraft(Answers standing, const Answers& draft) {
    for (const auto& [key, value] : draft) {
        if (std::holds_alternative<Cleared>(value) || std::holds_alternative<Withdrawn>(value))
            standing.erase(key);
        else
            standing.insert_or_assign(key, value);
    }
    return standing;
}

Answers withCounterparts(const FormDefinition& form, const Answers& current, Answers given) {
    Answers takenBack;
    for (const auto& [key, value] : given) {
        const auto* field = form.fieldAt(key);
        if (!field || field->policy != StandInPolicy::Each || !saysSomething(value))
            continue;
        if (std::holds_alternative<NotObtained>(value)) {
            for (const auto& choice : field->choices)
                if (const auto choiceKey = keyBelow(key, choice.number); current.contains(choiceKey))
                    takenBack.emplace(choiceKey, Cleared{});
        } else if (value == Value(true)) {
            auto whole = key;
            whole.path.pop_back();
            if (const auto stands = current.find(whole);
                stands != current.end() && std::holds_alternative<NotObtained>(stands->second))
                takenBack.emplace(std::move(whole), Cleared{});
        }
    }
    given.merge(takenBack);
    return given;
}

bool isInside(const RegisterKey& key, const RegisterKey& item) {
    return key.path.size() > item.path.size() && std::equal(item.path.begin(), item.path.end(), key.path.begin());
}

void giveAnswer(Draft& draft, const RegisterKey& key, const Value& value) {
    change(draft, key, value);
    trim(draft);
}

void giveAnswers(Draft& draft, const RegisterKey& item, const Answers& answers) {
    const auto before = draft.undo.size();
    for (const auto& [key, value] : answers)
        change(draft, key, value);
    closeGroup(draft, item, before);
    trim(draft);
}

void withdrawItem(Draft& draft, const RegisterKey& item, const Answers& standing, std::string_view reason) {
    const auto before = draft.undo.size();
    std::vector<RegisterKey> drafted;
    for (const auto& [key, value] : draft.answers)
        if (isInside(key, item))
            drafted.push_back(key);
    for (const auto& key : drafted)
        change(draft, key, std::nullopt);
    for (const auto& [key, value] : standing)
        if (isInside(key, item))
            change(draft, key, Value(Withdrawn{std::string(reason)}));
    closeGroup(draft, item, before);
    trim(draft);
}

bool undoLast(Draft& draft) {
    if (draft.undo.empty())
        return false;
    if (!isGroup(draft.undo.back())) {
        undoStep(draft);
        return true;
    }
    auto steps = std::get<std::int64_t>(*draft.undo.back().before);
    draft.undo.pop_back();
    for (; steps > 0 && !draft.undo.empty(); --steps)
        undoStep(draft);
    return true;
}

} // namespace seenheard
