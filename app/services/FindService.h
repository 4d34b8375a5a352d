#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

/// Where in a record words that were looked for stand, and what is around them.
struct FoundWords {
    std::string fieldLabel; ///< Where the words were found.
    std::string excerpt;    ///< The words around, plain text.
    std::string shortLabel; ///< Where, with a child by initials and age: what lists show.
    bool quotation = false; ///< The words are somebody's own.
    bool notAlone = false;  ///< R4: whoever else could hear them.
    bool name = false;      ///< What was found is who somebody is; lists do not show it until held.
};

struct FoundRecord {
    RecordSummary record;
    std::optional<FoundWords> words; ///< Where they were asked for already.
};

/// Any word, any name, offline.
class FindService {
public:
    virtual ~FindService() = default;

    /// The lines of records in which all words occur (prefixes count), the last made record first. Input is words,
    /// never query syntax. Costs what the index costs: no record is read.
    [[nodiscard]] virtual Result<std::vector<RecordSummary>> find(std::string_view words, std::size_t most) = 0;
    /// The place in a record where most of the words stand; empty where none does, because it changed since it was
    /// indexed. Reads and proves the record.
    [[nodiscard]] virtual Result<FoundWords> around(const RecordId& record, std::string_view words) = 0;
};

/// Keeps up what FindService looks in, outside the save.
class IndexService {
public:
    virtual ~IndexService() = default;

    /// Brings the index up to date, at most `most` records; true while more wait.
    [[nodiscard]] virtual Result<bool> index(std::size_t most) = 0;
};

} // namespace seenheard
