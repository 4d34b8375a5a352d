#pragma once

#include "app/services/ChildService.h"
#include "app/services/DifferenceService.h"
#include "app/services/FindService.h"
#include "app/services/LocalKnowledge.h"
#include "app/services/PeopleService.h"
#include "app/services/PictureService.h"
#include "app/services/RecordService.h"
#include "app/services/ReviewService.h"
#include "app/services/SameChildService.h"
#include "app/services/Unseen.h"
#include "app/storage/TabletTables.h"

namespace seenheard {

/// A record with the clocks that it started.
struct RecordWithClocks {
    RecordView view;
    std::vector<Consequence> clocks;
};

/// What a search found.
struct FoundAll {
    std::vector<FoundRecord> records;
    std::vector<FoundChild> children;
};

/// What supervisors ask of an officer and say of his records.
struct FeedbackWaiting {
    std::vector<ReturnedAnswer> questions;
    std::vector<ReviewFeedback> feedback;
};

/// Everything that people are shown of records, from this one place, each still unseen: what is not asked of it here
/// was not meant to be shown. Lines of lists, which say where, when and initials, are no words of a record.
class RecordsToShow {
public:
    struct Parts {
        TabletTables& tables;
        RecordService& records;
        ChildService& children;
        FindService& find;
        DifferenceService& differences;
        ReviewService& reviews;
        SameChildService& sameChild;
        PeopleService& people;
        PictureService& pictures;
        LocalKnowledge& local;
    };
    explicit RecordsToShow(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] Result<Unseen<RecordView>> record(const RecordId& record);
    [[nodiscard]] Result<Unseen<RecordWithClocks>> recordWithClocks(const RecordId& record, const Instant& now);
    [[nodiscard]] Result<Unseen<std::vector<HistoryRow>>> history(const RecordId& record);
    /// Which one a record has under that id. Nobody sees anything by it. NotFound.
    [[nodiscard]] Result<Picture> pictureNamed(const RecordId& record, const PictureId& id);
    [[nodiscard]] Result<Unseen<Bytes>> picture(const RecordId& record, const Picture& picture);
    [[nodiscard]] Result<Unseen<ChildLife>> child(const Reference& person, std::size_t mostContacts);
    /// Only the first `withWords` records come with the words around; wordsAround() brings those of the others.
    struct MostFound {
        std::size_t records;
        std::size_t withWords;
        std::size_t children;
    };
    [[nodiscard]] Result<Unseen<FoundAll>> find(std::string_view words, const MostFound& most);
    [[nodiscard]] Result<Unseen<std::vector<FoundWords>>> wordsAround(
        const std::vector<RecordId>& records, std::string_view words);
    [[nodiscard]] Result<Unseen<std::vector<DifferenceView>>> differences();
    [[nodiscard]] Result<Unseen<std::vector<ReviewLine>>> queue();
    [[nodiscard]] Result<Unseen<FeedbackWaiting>> feedback();
    [[nodiscard]] Result<Unseen<std::vector<PossibleChild>>> whoElse(
        const Reference& person, std::string_view words, std::size_t most);
    [[nodiscard]] Result<Unseen<std::vector<FactBeside>>> beside(const Reference& one, const Reference& other);
    [[nodiscard]] Result<Unseen<std::vector<LinkedPair>>> links(const Reference& person);
    [[nodiscard]] Result<Unseen<std::vector<PossibleChild>>> whoMayBe(
        const DraftView& draft, const RegisterKey& place, std::size_t most);

private:
    template<typename T>
    [[nodiscard]] Result<Unseen<T>> sealed(Result<T> words, View view, std::vector<RecordId> notAsKept = {});
    [[nodiscard]] Result<bool> anyOfOthers(const std::vector<RecordId>& records);

    Parts parts_;
};

} // namespace seenheard
