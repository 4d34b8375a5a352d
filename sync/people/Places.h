#pragma once

#include "sync/people/PersonFacts.h"

namespace seenheard {

/// How near to each other two places are, as they were written.
enum class PlaceLevel { Missing, SameAddress, SamePostcode, SameStreet, SameTown, LikeTown, Different };

/// The nearest that any place of one is to any place of the other.
[[nodiscard]] PlaceLevel placeLevel(const std::vector<PersonPlace>& left, const std::vector<PersonPlace>& right);

/// "bd18 4ab" as "bd184ab"; empty where the text holds none.
[[nodiscard]] std::string postcodeIn(std::string_view text);

/// The first part of an address without a house in it ("shipley"); empty where it has none.
[[nodiscard]] std::string townIn(std::string_view text);

} // namespace seenheard
