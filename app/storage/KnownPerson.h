#pragma once

#include "platform/base/Id.h"
#include "sync/people/PersonFacts.h"
#include "sync/records/Value.h"

namespace seenheard {

/// Somebody who is known on this tablet: as loaded, or as one record notes him. Who is noted in two records is here
/// twice, under one person where a person's tap said so.
struct KnownPerson {
    std::string person;   ///< Whom it is of: the id of a loaded person, or of whoever was noted first.
    std::string noted;    ///< Its own id where it was noted in a record (notedPersonId); empty for who was loaded.
    std::string title;    ///< "Robin Ashworth"
    std::string initials; ///< "RA"
    PersonFacts facts;
    std::optional<RecordId> record; ///< Nothing for who was loaded.
    ItemId item;                    ///< Zero where the whole record is about one child.
    std::int64_t atMs = 0;          ///< When the record was written, tablet time; 0 for who was loaded.
};

/// A child that a record notes and nobody has linked is a person of that id: it can be picked like one that was loaded.
[[nodiscard]] std::string notedPersonId(const RecordId& record, const ItemId& item);
[[nodiscard]] bool isNotedPersonId(std::string_view id);

/// For the store: whole, and read back leniently (what cannot be read is missing).
[[nodiscard]] std::string personFactsText(const PersonFacts& facts);
[[nodiscard]] PersonFacts personFactsFrom(std::string_view text);

} // namespace seenheard
