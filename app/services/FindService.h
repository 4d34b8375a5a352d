#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

struct FoundRecord {
    RecordSummary record;
    std::string fieldLabel; ///< Where the words were found.
    std::string excerpt;    ///< The words around, plain text.
    std::string shortLabel; ///< Where, with a child by initials and age: what lists show.
    bool quotation = false; ///< The words are somebody's own.
    bool notAlone = false;  ///< R4: whoever else could hear them.
    bool name = false;      ///< What was found is who somebody is; lists do not show it until held.
};

/// Any word, any name, offline.
class FindService {
public:
    virtual ~FindService() = default;

    /// All words must occur (prefixes count). Input is words, never query syntax.
    [[nodiscard]] virtual Result<std::vector<FoundRecord>> find(std::string_view words, std::size_t most) = 0;
};

/// Keeps up what FindService looks in, outside the save.
class IndexService {
public:
    virtual ~IndexService() = default;

    /// Brings the index up to date, at most `most` records; true while more wait.
    [[nodiscard]] virtual Result<bool> index(std::size_t most) = 0;
};

} // namespace seenheard
