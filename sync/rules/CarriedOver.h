#pragma once

#include "sync/forms/Answers.h"
#include "sync/rules/HistoryCounts.h"

#include <set>
#include <string>

namespace seenheard {

/// Somebody who wrote of a record.
struct RecordAuthor {
    OfficerId officer;
    std::string name;
};

/// A record that something else follows from.
struct SourceRecord {
    RecordId id;
    const FormDefinition& form;
    const Answers& answers; ///< Known answers, calculated and loaded ones too.
    Instant writtenAt;
    std::optional<HistoryCounts> history = {}; ///< Of its children; nothing where nobody counted.
    std::set<std::string> districts = {};      ///< By name, where its children live.
    std::vector<RecordAuthor> authors = {};    ///< Whom a review of it is for.
};

/// What a referral, a meeting or a review takes over from its source, so that nobody types it again: answers to that
/// form as JSON. The children, their words as they were said with who could hear, how they seemed, what kinds of
/// concern the record tells of, who is a risk, the footage, how often before, which social care receives it. No
/// officer's opinion is carried over, and the same source always carries over the same items.
[[nodiscard]] std::string carriedOver(const SourceRecord& source, const FormDefinition& into);

} // namespace seenheard
