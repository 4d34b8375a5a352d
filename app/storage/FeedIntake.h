#pragma once

#include "app/storage/FollowingStore.h"
#include "app/storage/RecordParts.h"
#include "app/storage/RecordStore.h"

namespace seenheard {

/// Takes into the records what came from the feeds: entries of pages, records that joined, what explains them; and
/// forgets what left with the last scope that held it. Never what this officer has not sent. Everything here runs
/// inside a transaction of the caller and changes nothing where it is done again.
class FeedIntake {
public:
    FeedIntake(FollowingStore& following, RecordStore& records, EntryStore& entries)
        : following_(following)
        , records_(records)
        , entries_(entries)
        , parts_(entries) {}

    /// What is followed from now on; records that no followed scope holds any more are forgotten.
    [[nodiscard]] Status follow(const std::vector<RecordScope>& scopes, bool whole);
    /// Records as they stand, of the scopes given to follow().
    [[nodiscard]] Status takeRecords(const std::vector<VerifiedRecord>& records, std::int64_t atMs);
    /// The leaves of a page, which are among the entries already, with their marks.
    [[nodiscard]] Status takePage(const std::vector<const VerifiedLeaf*>& leaves, const std::vector<FeedMark>& marks);
    [[nodiscard]] Status takeHistory(const std::vector<VerifiedLeaf>& entries, std::int64_t atMs);

    /// All that came by the feeds, so that they can be read again from the first leaf. Own entries stay shown as far as
    /// they are not settled.
    [[nodiscard]] Status startAgain();
    [[nodiscard]] Result<BesideCursor> besideCursor(std::int64_t historyAfter);

private:
    struct News;
    [[nodiscard]] Status takeNews(
        const RecordId& record, const std::vector<const News*>& news, const std::set<RecordId>& wanted);
    [[nodiscard]] Status forget(const RecordId& record);
    /// Where all of its context is here by now: folds it anew, so that nothing stands but what entries say.
    [[nodiscard]] Status checkHistory(const RecordId& record);

    FollowingStore& following_;
    RecordStore& records_;
    EntryStore& entries_;
    RecordParts parts_;
    std::vector<std::int64_t> refs_; ///< Of the answer's scopes; empty where it names none.
};

} // namespace seenheard
