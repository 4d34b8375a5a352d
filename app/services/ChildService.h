#pragma once

#include "app/services/RecordView.h"
#include "app/services/ReferenceService.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// Something that the child said, with what had been asked and who could hear.
struct ChildWords {
    std::string quote;
    std::string question;
    std::string couldHear;
    bool notAlone = false; ///< R4: stays on the words wherever they stand.
    std::string officerName;
    Instant writtenAt;
};

/// One time that somebody wrote of the child.
struct ChildContact {
    RecordId record;
    std::string formTitle; ///< "Child at an incident"
    std::string title;     ///< "Domestic abuse, 14 Mill Lane"
    std::string namedAs;   ///< How the child stands there: "Robyn Ashwerth, 1–4".
    std::vector<std::string> officers;
    Instant at;                       ///< When it was first written of.
    std::string seen;                 ///< "Seen and spoken to"; empty where nobody wrote it.
    bool notSeen = false;             ///< R2: a child not seen is never shown as safe.
    std::vector<std::string> seemed;  ///< Demeanour, looks, what was shown without words: each once.
    std::vector<ChildWords> words;    ///< As they were said.
    std::vector<std::string> concern; ///< The officer's opinion, apart from what was seen.
    std::vector<std::string> done;
    std::vector<std::string> cameOfIt;
    std::uint32_t differences = 0;   ///< Of this child and of what concerns all in the record.
    std::vector<Consequence> clocks; ///< Still running, or overdue for less than two weeks.
    SendingState sending = SendingState::OnThisTablet;
};

/// How often a form was written of the child.
struct ContactCount {
    std::string formTitle;
    std::uint32_t threeMonths = 0;
    std::uint32_t twelveMonths = 0;
};

/// One life, not a list of incidents: everything here that is known of one child.
struct ChildLife {
    Reference person;
    std::string title;
    std::string initials;
    std::string detail; ///< "6 years, born 14 January 2020"
    std::vector<Flag> flags;
    std::int64_t asAtMs = 0; ///< When the flags were true; 0 where no data ever came.
    std::vector<std::string> alsoKnownAs;
    std::vector<ContactCount> counts;
    std::vector<ChildContact> contacts; ///< Newest first.
    bool more = false;                  ///< There are older ones than are shown.
};

/// A child as a result of looking for one.
struct FoundChild {
    Reference person;
    std::string title;
    std::string initials;
    std::string detail;
};

/// Reading of children, over all records that note them.
class ChildService {
public:
    virtual ~ChildService() = default;

    /// Whoever is one with that person, by picks and links, is told of together. NotFound.
    [[nodiscard]] virtual Result<ChildLife> life(const Reference& person, std::size_t mostContacts) = 0;
    /// Children with names that begin with these words.
    [[nodiscard]] virtual Result<std::vector<FoundChild>> find(std::string_view words, std::size_t most) = 0;
};

} // namespace seenheard
