#pragma once

#include "app/services/ChildHistory.h"
#include "app/services/Directory.h"
#include "sync/forms/Answers.h"
#include "sync/rules/LocalFacts.h"

namespace seenheard {

/// What rules need beside a record, from what was loaded and what is held: settings of the district, school terms, how
/// often a child was written of.
class LocalKnowledge {
public:
    /// References must outlive it.
    LocalKnowledge(PeopleStore& people, ReferenceStore& references, RecordService& records, const Directory& directory)
        : references_(references)
        , directory_(directory)
        , records_(records)
        , history_(people, references, records) {}

    /// A record as the rules are about to look at it.
    struct Subject {
        RecordId record;
        const FormDefinition& form;
        const Answers& answers; ///< Loaded and calculated ones too.
        std::optional<Reference> about;
        std::string district; ///< Of its author, by name.
        Instant now;
    };

    /// What stands in a record that is read, and what was loaded of its children.
    [[nodiscard]] Answers known(const RecordView& view) const;
    /// Settings and calendars, and what was said first; not what earlier records say of the children.
    [[nodiscard]] Result<LocalFacts> settings(const Subject& subject);
    /// The same, and what earlier records say.
    [[nodiscard]] Result<LocalFacts> around(const Subject& subject);
    /// Of the children of a record together.
    [[nodiscard]] Result<HistoryCounts> history(const Subject& subject);
    /// The districts, by name, where its children live; else where it happened; else its author's.
    [[nodiscard]] Result<std::set<std::string>> districtsOf(const Subject& subject);

private:
    [[nodiscard]] Result<DistrictSettings> districtSettings(const Subject& subject);
    [[nodiscard]] Result<std::map<std::string, SchoolFacts>> schoolsIn(
        const Answers& answers, const DistrictSettings& district);
    [[nodiscard]] Result<SchoolCalendar> calendarOf(std::string_view field, std::string_view id);
    [[nodiscard]] Result<std::optional<Instant>> firstReturn(const RecordId& record);
    /// The district that something leads to, by its address or home; empty where it leads to none.
    [[nodiscard]] Result<std::string> districtOf(const Reference& thing, int steps = 3);

    ReferenceStore& references_;
    const Directory& directory_;
    RecordService& records_;
    ChildHistory history_;
};

/// A record that is read. Refers to view and answers, which must outlive it.
[[nodiscard]] LocalKnowledge::Subject subjectOf(const RecordView& view, const Answers& answers, const Instant& now);

} // namespace seenheard
