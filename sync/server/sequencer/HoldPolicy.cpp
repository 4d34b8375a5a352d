#include "sync/server/sequencer/HoldPolicy.h"

#include "sync/forms/Answers.h"

#include <algorithm>
#include <array>

namespace seenheard {

namespace {

bool fits(const FormDefinition& form, const FieldPolicy& policy, const Operation& operation) {
    if (operation.depth.has_value() != (policy.standIn == StandInPolicy::Latest))
        return false;
    return checkFits(form, operation.key, operation.value).ok();
}

std::optional<Value> valueOf(const PartCircumstances& circumstances, const RegisterKey& key, const OperationId& id) {
    const auto& registers = circumstances.record.state.registers;
    if (const auto found = registers.find(key); found != registers.end()) {
        const auto& heads = found->second;
        const auto head = std::find_if(heads.begin(), heads.end(), [&id](const Head& one) { return one.id == id; });
        if (head != heads.end())
            return head->value;
    }
    return circumstances.history(id);
}

bool isHead(const RecordState& state, const RegisterKey& key, const OperationId& id) {
    const auto* heads = headsAt(state, key);
    return heads != nullptr
        && std::any_of(heads->begin(), heads->end(), [&id](const Head& head) { return head.id == id; });
}

/// Without what a later operation of its author, named beside it, has replaced already: that one was judged against it,
/// and an author names both only where he could not know that the later one was applied.
Operation withoutReplaced(const Operation& operation, const RecordState& state) {
    auto standing = operation;
    std::erase_if(standing.supersedes, [&](const OperationId& id) {
        const bool replaced =
            std::any_of(operation.supersedes.begin(), operation.supersedes.end(), [&](const OperationId& later) {
                return later.signer == id.signer && later.number > id.number && state.hasFolded(later);
            });
        return replaced && state.hasFolded(id) && !isHead(state, operation.key, id);
    });
    return standing;
}

bool hasSubmitted(const PartCircumstances& circumstances) {
    const auto& registers = circumstances.record.state.registers;
    const auto found = registers.find(RegisterKey{{envelope::submitted}});
    if (found == registers.end())
        return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Head& head) {
        const auto* submitted = std::get_if<bool>(&head.value);
        return submitted != nullptr && *submitted
            && circumstances.officerOf(head.id.signer) == circumstances.author.officer;
    });
}

HoldReason judgeSupersedes(
    const Operation& operation, const FieldPolicy& policy, bool submitted, const PartCircumstances& circumstances) {
    const auto find = [&](const OperationId& id) { return valueOf(circumstances, operation.key, id); };
    // Most operations name one head at most: nothing there can have replaced another.
    const auto without = operation.supersedes.size() < 2
        ? std::optional<Operation>()
        : std::optional(withoutReplaced(operation, circumstances.record.state));
    const auto check = [&](const Author& author) {
        return checkSupersedes(policy, without ? *without : operation, author, submitted, circumstances.officerOf, find)
            .ok();
    };
    if (check(circumstances.author))
        return HoldReason::None;
    auto entitled = circumstances.author;
    entitled.mayDecide = true;
    return !circumstances.author.mayDecide && check(entitled) ? HoldReason::NotEntitled : HoldReason::SupersedeBreach;
}

/// What the officer says of it to whom a review was returned, in a list that the reviewer began.
bool answersReview(const Part& part, const FormDefinition& form) {
    constexpr std::array fields{
        std::string_view("reply"), std::string_view("replied_at"), std::string_view("feedback_acknowledged_at")};
    return std::ranges::all_of(part.operations, [&](const Operation& operation) {
        const auto* field = form.fieldAt(operation.key);
        return field != nullptr && std::ranges::find(fields, field->name) != fields.end();
    });
}

} // namespace

bool mayWrite(const Part& part, const FormDefinition& form, Role role) {
    if (form.writtenBy() == FormWriter::Tablet)
        return may(role, Right::See);
    const bool amends =
        std::ranges::any_of(part.operations, [](const Operation& operation) { return !operation.supersedes.empty(); });
    if (!may(role, amends ? Right::Amend : Right::Write))
        return false;
    return form.id() != reviewForm || may(role, Right::Review) || answersReview(part, form);
}

HoldReason judgePart(const Part& part, const PartCircumstances& circumstances) {
    const auto& record = circumstances.record;
    if (record.disposed)
        return HoldReason::RecordDisposed;
    if (!record.form.empty() && record.form != circumstances.form.id())
        return HoldReason::DoesNotFitForm;
    const bool submitted = hasSubmitted(circumstances);
    for (const auto& operation : part.operations) {
        const auto policy = circumstances.form.policyAt(operation.key);
        if (!fits(circumstances.form, policy, operation))
            return HoldReason::DoesNotFitForm;
        const auto reason = judgeSupersedes(operation, policy, submitted, circumstances);
        if (reason != HoldReason::None)
            return reason;
    }
    return HoldReason::None;
}

} // namespace seenheard
