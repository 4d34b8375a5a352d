#pragma once

#include "app/services/RecordService.h"
#include "app/storage/PeopleStore.h"
#include "sync/rules/HistoryCounts.h"

namespace seenheard {

/// One time that a child was written of, as rules count it.
struct PastContact {
    RecordId record;
    std::string form;
    std::string episode; ///< Which missing episode it is about; empty where it is about none.
    std::int64_t atMs = 0;
    bool domesticAbuse = false;
    bool lowConcern = false; ///< Some concern, or a referral graded green (R9).
};

/// What this tablet knows of a child from earlier records and loaded missing episodes.
class ChildHistory {
public:
    /// References must outlive it.
    ChildHistory(PeopleStore& people, ReferenceStore& references, RecordService& records)
        : people_(people)
        , references_(references)
        , records_(records) {}

    /// Newest first, the last twelve months. `except` is the record that asks.
    [[nodiscard]] Result<std::vector<PastContact>> of(
        std::string_view person, const RecordId& except, const Instant& now);

private:
    [[nodiscard]] Status addRecords(const std::set<std::string>& persons, const RecordId& except, const Instant& now,
        std::vector<PastContact>& all);
    [[nodiscard]] Status addEpisodes(
        const std::set<std::string>& persons, const Instant& now, std::vector<PastContact>& all);

    PeopleStore& people_;
    ReferenceStore& references_;
    RecordService& records_;
};

/// Of several children together; what one record says of two of them counts once.
[[nodiscard]] HistoryCounts countedIn(const std::vector<PastContact>& contacts, const Instant& now);

/// How often within so many days: lower concerns, and missing episodes but for the one named.
[[nodiscard]] std::uint32_t lowConcernsWithin(
    const std::vector<PastContact>& contacts, std::int32_t days, const Instant& now);
[[nodiscard]] std::uint32_t episodesWithin(
    const std::vector<PastContact>& contacts, std::int32_t days, const Instant& now, std::string_view except);

} // namespace seenheard
