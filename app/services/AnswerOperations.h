#pragma once

#include "sync/forms/Answers.h"

namespace seenheard {

/// What an officer's new answers are written against.
struct WritingContext {
    const FormDefinition* form = nullptr;
    const RecordState* shown = nullptr; ///< Applied and own waiting entries folded together.
    /// Own operations on this record that the server has not applied yet.
    const std::map<OperationId, Operation>* waiting = nullptr;
    OfficerOf officerOf;
    Author author;
    std::string reason; ///< Why an amendment is made; may be empty.
};

/// This officer's own standing answers on a record. A fact that anybody may put right (`latest`: a name, a date of
/// birth) counts as answered whoever put it right last, where this officer wrote of the same child or scene.
[[nodiscard]] Answers ownAnswers(
    const FormDefinition& form, const RecordState& shown, const OfficerId& me, const OfficerOf& officerOf);

/// The heads to name: those given, and of every own waiting one also what that one replaced, so that the new
/// operation stands wherever the waiting ones have not arrived. Sorted, without repeats.
[[nodiscard]] std::vector<OperationId> supersedesOf(
    const std::vector<const Head*>& heads, const std::map<OperationId, Operation>& waiting);

/// The operations that bring an officer's standing answers to `answers` (registers not named stay as they are).
/// An answer that stands already makes no operation. RuleBroken where somebody's words would be replaced without
/// right or reason.
[[nodiscard]] Result<std::vector<Operation>> operationsFor(const WritingContext& context, const Answers& answers);

/// The operations by which somebody who may decides what stands in the register at `key` (with `each` fields, in all
/// registers of its choices): every head is named. NotEntitled, RuleBroken without a reason, NotFound where
/// nothing stands.
[[nodiscard]] Result<std::vector<Operation>> decisionFor(
    const WritingContext& context, const RegisterKey& key, const Field& field, const Value& value);

} // namespace seenheard
