#pragma once

#include "app/services/PeopleService.h"

namespace seenheard {

/// One thing known of two who may be one, beside each other; empty where it is not known.
struct FactBeside {
    std::string label;
    std::string one;
    std::string other;
};

/// Two who were linked, and by whom.
struct LinkedPair {
    Reference one;
    Reference other;
    std::string title; ///< Of the other.
    std::string because;
    std::string officerName;
    Instant at;
    bool differs = false; ///< Officers do not agree; nobody has decided.
};

/// Looking for whoever is known twice. Links nobody: PersonLinkService does, when a person says so.
class SameChildService {
public:
    virtual ~SameChildService() = default;

    /// Who may be that child, known under another id: with no words by what matches, the likeliest first; with words
    /// whoever is named so. Nobody who is linked already.
    [[nodiscard]] virtual Result<std::vector<PossibleChild>> whoElse(
        const Reference& person, std::string_view words, std::size_t most) = 0;
    /// What is known of both, a fact a row.
    [[nodiscard]] virtual Result<std::vector<FactBeside>> beside(const Reference& one, const Reference& other) = 0;
    /// The links that make this child one of several ids.
    [[nodiscard]] virtual Result<std::vector<LinkedPair>> links(const Reference& person) = 0;
};

} // namespace seenheard
