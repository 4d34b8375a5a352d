#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

/// One place in a record where words stand that somebody may look for.
struct WordPlace {
    std::string label; ///< "Robin Ashworth, 3: What the child said"
    std::string words;
    std::string shortLabel; ///< "RA 3: What the child said": what lists show.
    bool quotation = false; ///< Somebody's own words.
    bool notAlone = false;  ///< R4: stays on the words wherever they stand.
    bool name = false;      ///< Says who somebody is, and nothing else.
};

[[nodiscard]] std::vector<WordPlace> wordPlacesIn(const RecordView& view);

} // namespace seenheard
