#pragma once

#include "app/services/Directory.h"
#include "app/services/RecordView.h"

namespace seenheard {

/// Names an item of a list after what is known of it: the picked person, a name, an age band, else its letter.
/// `position` counts from 0 and gives the letter.
void nameItem(ItemView& item, const Field& list, std::size_t position, const Directory& directory, const Instant& at);

/// Whether nameItem() reads that field.
[[nodiscard]] bool namesAnItem(const Field& field);

/// Whole years at a moment; nothing for a date that is none or lies ahead.
[[nodiscard]] std::optional<int> yearsAt(std::string_view dateOfBirth, const Instant& at);

/// Whether words that stand for a name are one: "A man in a red coat, about 25" is none, and has no initials.
[[nodiscard]] bool isAName(std::string_view words);

/// "RA" of "Robin Ashworth".
[[nodiscard]] std::string initialsOf(std::string_view name);

/// What a record is about, in words: the picked thing's title, else the form's title. Of a person the initials only:
/// lists and headings tell no bystander whose child this is (R35).
[[nodiscard]] std::string recordTitle(
    const FormDefinition& form, const std::optional<Reference>& about, const Directory& directory);

} // namespace seenheard
