#pragma once

#include "sync/forms/Answers.h"
#include "sync/protocol/Draft.h"

namespace seenheard {

/// An officer's answers as the screen shows them: those that stand, with the draft's on top.
[[nodiscard]] Answers withDraft(Answers standing, const Answers& draft);

/// The answers given, with those that have to go because of them: of a finding by choice, "not obtained" where a choice
/// is made, and the choices where it was not obtained.
[[nodiscard]] Answers withCounterparts(const FormDefinition& form, const Answers& current, Answers given);

/// Changes to a draft that can be undone, one step a call. Pure: nothing is saved here.
void giveAnswer(Draft& draft, const RegisterKey& key, const Value& value);
/// Several answers that are undone together: a new item with what is known of it.
void giveAnswers(Draft& draft, const RegisterKey& item, const Answers& answers);
/// Takes back what this officer said of an item: withdrawn where it stands already (`standing`), else as if it had
/// never been said. Undone together.
void withdrawItem(Draft& draft, const RegisterKey& item, const Answers& standing, std::string_view reason);
/// False where there was nothing to undo.
[[nodiscard]] bool undoLast(Draft& draft);

/// Whether a register lies inside an item (or list) of that key.
[[nodiscard]] bool isInside(const RegisterKey& key, const RegisterKey& item);

} // namespace seenheard
