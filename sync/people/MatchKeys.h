#pragma once

#include "sync/people/PersonFacts.h"

namespace seenheard {

/// Under which keys a person is filed, so that whoever may be the same is found without asking everybody: two who share
/// none are not compared. Sounds of both names together, a name's sound with a year of birth, the date of birth, an
/// address, a postcode, a contact. Sorted, each once.
[[nodiscard]] std::vector<std::string> matchKeys(const PersonFacts& facts);

/// Under which keys it is counted how common a word is.
[[nodiscard]] std::string givenNameKey(std::string_view plainWord);
[[nodiscard]] std::string surnameKey(std::string_view plainWord);
[[nodiscard]] std::string townKey(std::string_view town);
/// All of them that a person counts for.
[[nodiscard]] std::vector<std::string> termKeys(const PersonFacts& facts);

} // namespace seenheard
