#pragma once

#include "app/services/ReferenceService.h"
#include "app/viewmodels/ItemViewModel.h"

#include <map>

namespace seenheard {

/// Short name of an item for the room, where others look on: initials and age, "Adult A"; never a whole name.
[[nodiscard]] QString shortTitle(
    const ItemViewModel& item, int position, const std::map<Reference, ReferenceItem>& picked);

} // namespace seenheard
