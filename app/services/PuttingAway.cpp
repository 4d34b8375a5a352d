#include "app/services/PuttingAway.h"

#include "app/services/ForceSettings.h"
#include "app/services/RecordClocks.h"
#include "app/services/ReturnedAnswers.h"
#include "sync/protocol/Rights.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t atATime = 20;
constexpr std::size_t lookedThrough = 5'000;

/// Which records have been reviewed, with every question settled.
class Reviews {
public:
    static Result<Reviews> read(TabletStore& store, RecordService& records) {
        Reviews reviews;
        const auto ids = store.records().ofForm(reviewForm);
        if (!ids)
            return ids.error();
        for (const auto& id : *ids) {
            const auto view = records.show(id);
            if (!view)
                return view.error();
            const auto of = reviewedBy(*view);
            if (!of)
                continue;
            reviews.recordOf_[id] = *of;
            const auto returned = returnedIn(*view);
            const bool settled =
                std::all_of(returned.begin(), returned.end(), [](const ReturnedAnswer& each) { return each.settled; });
            if (view->summary.finished && settled)
                reviews.reviewed_.insert(*of);
            else
                reviews.open_.insert(*of);
        }
        return reviews;
    }

    [[nodiscard]] bool isReviewed(const RecordId& record) const {
        return reviewed_.contains(record) && !open_.contains(record);
    }
    [[nodiscard]] std::optional<RecordId> recordOf(const RecordId& review) const {
        const auto found = recordOf_.find(review);
        return found == recordOf_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<RecordId, RecordId> recordOf_;
    std::set<RecordId> reviewed_;
    std::set<RecordId> open_;
};

/// Nothing of it waits for anybody, as far as its row tells.
bool isSettled(const RecordRow& row) {
    const auto& sending = row.sending;
    return row.line.differences == 0 && sending.waiting + sending.received + sending.held + sending.refused == 0;
}

Result<bool> mayGo(
    TabletStore& store, TabletReads& reads, const Reviews& reviews, const RecordRow& row, const Instant& now) {
    if (!isSettled(row))
        return false;
    const auto draft = store.drafts().on(row.id);
    if (!draft)
        return draft.error();
    const auto pictures = store.tables().pictures.count(row.id);
    if (!pictures)
        return pictures.error();
    if (*draft || pictures->received < pictures->all)
        return false;
    if (row.form.id == viewingForm)
        return true;
    const auto kept = store.records().record(row.id);
    if (!kept)
        return kept.error();
    const auto form = reads.forms().form(row.form.hash);
    if (!form || kept->historyOpen || kept->withWaiting)
        return false; // Of what is not whole here nothing can be judged.
    if (const auto of = reviews.recordOf(row.id)) {
        // A review says that its record may go, so it goes after it.
        const auto has = store.records().has(*of);
        if (!has || *has)
            return has ? Result(false) : has.error();
    }
    if (!row.line.finished || ((*form)->startsOnToday() && !reviews.isReviewed(row.id)))
        return false;
    const auto view = reads.records().show(row.id);
    if (!view)
        return view.error();
    const auto clocks = runningClocks(reads.local(), *view, now);
    return clocks ? Result(clocks->empty()) : clocks.error();
}

} // namespace

Result<std::size_t> putAway(TabletStore& store, TabletReads& reads, const Instant& now) {
    const auto rows = store.records().changedBefore(now.utcMs - keptForMs(reads.directory()), lookedThrough);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::size_t{0};
    const auto reviews = Reviews::read(store, reads.records());
    if (!reviews)
        return reviews.error();
    std::vector<RecordId> going;
    for (const auto& row : *rows) {
        if (going.size() == atATime)
            break;
        const auto may = mayGo(store, reads, *reviews, row, now);
        if (!may)
            return may.error();
        if (*may)
            going.push_back(row.id);
    }
    if (going.empty())
        return std::size_t{0};
    if (auto gone = store.putAway(going); !gone)
        return gone.error();
    return going.size();
}

} // namespace seenheard
