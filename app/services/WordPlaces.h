#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

/// One place in a record where words stand that somebody may look for.
struct WordPlace {
    std::string label; ///< "Robin Ashworth, 3: What the child said"
    std::string words;
};

[[nodiscard]] std::vector<WordPlace> wordPlacesIn(const RecordView& view);

} // namespace seenheard
