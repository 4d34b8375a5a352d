#include "app/services/AnswerOperations.h"

#include <algorithm>

namespace seenheard {

namespace {

std::vector<const Head*> allHeads(const RecordState& state, const RegisterKey& key) {
    std::vector<const Head*> heads;
    if (const auto* found = headsAt(state, key))
        for (const auto& head : *found)
            heads.push_back(&head);
    return heads;
}

std::vector<const Head*> ownHeads(
    const RecordState& state, const RegisterKey& key, const OfficerId& me, const OfficerOf& officerOf) {
    auto heads = allHeads(state, key);
    std::erase_if(heads, [&](const Head* head) { return officerOf(head->id.signer) != me; });
    return heads;
}

bool takesBack(const Value& value) {
    return std::holds_alternative<Cleared>(value) || std::holds_alternative<Withdrawn>(value);
}

/// True where the author's own account of this register already says exactly this, or where there is nothing that
/// could be taken back.
bool standsAlready(const std::vector<const Head*>& own, const std::vector<const Head*>& all, StandInPolicy policy,
    const Value& value) {
    if (own.empty())
        return takesBack(value) || (policy == StandInPolicy::Each && value == Value(false) && all.empty());
    return own.size() == 1 && own.front()->value == value;
}

/// Whether these answers speak of the item, or the scene, that the register belongs to.
bool speaksOfThePlaceOf(const Answers& answers, const RegisterKey& key) {
    auto place = key.path;
    while (!place.empty() && std::holds_alternative<FieldNumber>(place.back()))
        place.pop_back();
    const auto at = answers.lower_bound(RegisterKey{place});
    return at != answers.end() && at->first.path.size() >= place.size()
        && std::equal(place.begin(), place.end(), at->first.path.begin());
}

bool submittedBy(const WritingContext& context) {
    for (const auto* head :
        ownHeads(*context.shown, RegisterKey{{envelope::submitted}}, context.author.officer, context.officerOf)) {
        const auto* said = std::get_if<bool>(&head->value);
        if (said && *said)
            return true;
    }
    return false;
}

Status checked(const WritingContext& context, const FieldPolicy& policy, const Operation& operation, bool submitted) {
    return checkSupersedes(policy, operation, context.author, submitted, context.officerOf,
        [&](const OperationId& id) -> std::optional<Value> {
            for (const auto* head : allHeads(*context.shown, operation.key))
                if (head->id == id)
                    return head->value;
            const auto found = context.waiting->find(id);
            return found == context.waiting->end() ? std::nullopt : std::optional(found->second.value);
        });
}

Operation operationOn(const WritingContext& context, const RegisterKey& key, const Value& value,
    const std::vector<const Head*>& replaced, StandInPolicy policy) {
    Operation operation{key, value, supersedesOf(replaced, *context.waiting), std::nullopt, std::nullopt};
    if (policy == StandInPolicy::Latest) {
        const auto* heads = headsAt(*context.shown, key);
        operation.depth = heads ? depthAbove(*heads) : 1;
    }
    if (!context.reason.empty())
        operation.reason = context.reason;
    return operation;
}

} // namespace

Answers ownAnswers(
    const FormDefinition& form, const RecordState& shown, const OfficerId& me, const OfficerOf& officerOf) {
    Answers answers;
    for (const auto& [key, heads] : shown.registers) {
        const Head* newest = nullptr;
        for (const auto& head : heads) {
            if (officerOf(head.id.signer) != me || std::holds_alternative<Withdrawn>(head.value)
                || std::holds_alternative<Cleared>(head.value))
                continue;
            // One officer on two tablets may hold two heads: the later number of the same signer, else the greater id.
            if (!newest || newest->id < head.id)
                newest = &head;
        }
        if (newest)
            answers.emplace(key, newest->value);
    }
    Answers putRight;
    for (const auto& [key, heads] : shown.registers) {
        if (answers.contains(key) || !speaksOfThePlaceOf(answers, key))
            continue;
        const auto policy = form.policyAt(key);
        if (policy.standIn != StandInPolicy::Latest)
            continue;
        if (const auto chosen = standInOf(policy, heads, officerOf).chosen)
            putRight.emplace(key, heads[*chosen].value);
    }
    answers.merge(putRight);
    return answers;
}

std::vector<OperationId> supersedesOf(
    const std::vector<const Head*>& heads, const std::map<OperationId, Operation>& waiting) {
    std::vector<OperationId> named;
    for (const auto* head : heads) {
        named.push_back(head->id);
        // One step is enough: what a waiting operation names was put together here, with all before it.
        if (const auto found = waiting.find(head->id); found != waiting.end())
            named.insert(named.end(), found->second.supersedes.begin(), found->second.supersedes.end());
    }
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    return named;
}

Result<std::vector<Operation>> operationsFor(const WritingContext& context, const Answers& answers) {
    const bool submitted = submittedBy(context);
    std::vector<Operation> operations;
    for (const auto& [key, value] : answers) {
        const auto policy = context.form->policyAt(key);
        auto replaced = ownHeads(*context.shown, key, context.author.officer, context.officerOf);
        const auto all = allHeads(*context.shown, key);
        if (standsAlready(replaced, all, policy.standIn, value))
            continue;
        if (policy.standIn == StandInPolicy::Latest && !takesBack(value))
            replaced = all;
        auto operation = operationOn(context, key, value, replaced, policy.standIn);
        if (auto allowed = checked(context, policy, operation, submitted); !allowed)
            return allowed.error();
        operations.push_back(std::move(operation));
    }
    return operations;
}

Result<std::vector<Operation>> decisionFor(
    const WritingContext& context, const RegisterKey& key, const Field& field, const Value& value) {
    if (!context.author.mayDecide)
        return fail(
            ErrorCode::NotEntitled, "Only a supervisor may decide a difference. Both values stay until one does.");
    if (context.reason.empty())
        return fail(
            ErrorCode::RuleBroken, "A decision needs a reason. Say in a few words why this value should stand.");
    if (takesBack(value))
        return fail(ErrorCode::InvalidInput, "A decision names the value that is to stand; it cannot take one back.");
    if (field.kind != FieldKind::Finding)
        return fail(ErrorCode::RuleBroken,
            "\"" + field.label
                + "\" is an account of what an officer saw or heard: all accounts stay, there is nothing to decide.");

    std::vector<std::pair<RegisterKey, Value>> wanted;
    const auto* chosen = std::get_if<Choices>(&value);
    if (field.policy == StandInPolicy::Each && chosen) {
        for (const auto& choice : field.choices) {
            auto choiceKey = key;
            choiceKey.path.emplace_back(choice.number);
            const bool stands =
                std::find(chosen->names.begin(), chosen->names.end(), choice.name) != chosen->names.end();
            if (stands || !allHeads(*context.shown, choiceKey).empty())
                wanted.emplace_back(std::move(choiceKey), stands);
        }
    } else {
        wanted.emplace_back(key, value);
    }

    std::vector<Operation> operations;
    bool anyHead = false;
    for (const auto& [register_, what] : wanted) {
        const auto replaced = allHeads(*context.shown, register_);
        anyHead = anyHead || !replaced.empty();
        if (replaced.size() == 1 && replaced.front()->value == what)
            continue;
        const auto policy = context.form->policyAt(register_);
        auto operation = operationOn(context, register_, what, replaced, policy.standIn);
        if (auto allowed = checked(context, policy, operation, false); !allowed)
            return allowed.error();
        operations.push_back(std::move(operation));
    }
    if (!anyHead)
        return fail(ErrorCode::NotFound,
            "Nobody has answered \"" + field.label + "\" on this record, so there is nothing to decide.");
    return operations;
}

} // namespace seenheard
