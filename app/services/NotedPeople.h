#pragma once

#include "app/services/CaptureService.h"
#include "app/services/Directory.h"
#include "app/storage/PeopleStore.h"

namespace seenheard {

/// The form whose records say of two people that they are one.
constexpr std::string_view personLinkForm = "person_link";

/// A field that names a known child: beside it stand the words by which a child is noted.
[[nodiscard]] bool namesAChild(const Field& field);

/// The fields of the place (the record, or the list that its last item is of) with that key.
[[nodiscard]] const std::vector<Field>* fieldsAt(const FormDefinition& form, const RegisterKey& place);

/// What was loaded of a person, as it is compared.
[[nodiscard]] PersonFacts factsOf(const ReferenceItem& person, const Directory& directory);

/// What a draft notes of the child at that place (empty: the record itself; else an item of a list).
[[nodiscard]] PersonFacts factsNoted(
    const DraftView& draft, const RegisterKey& place, const Directory& directory, const Instant& now);

/// The id of the child that a record tells of in that item (nothing: in the record itself), picked or noted; empty
/// where no child is asked for there.
[[nodiscard]] std::string childIn(const RecordView& view, const ItemView* item);

/// Everybody whom a record notes, and whom it holds for one.
[[nodiscard]] RecordPeople peopleOf(const RecordView& view, const Directory& directory);

} // namespace seenheard
