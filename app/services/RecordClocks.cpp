#include "app/services/RecordClocks.h"

#include "app/services/ReturnedAnswers.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view reviewRuleName = "R22";
constexpr std::int64_t stillShownOverdueMs = std::int64_t{14} * 24 * 3600 * 1000;

void takeEarliest(const std::vector<FieldView>& fields, Instant& earliest) {
    for (const auto& field : fields)
        for (const auto& head : field.heads)
            if (head.writtenAt.utcMs < earliest.utcMs)
                earliest = head.writtenAt;
}

void takeEarliest(const std::vector<ItemView>& items, Instant& earliest) {
    for (const auto& item : items) {
        takeEarliest(item.fields, earliest);
        takeEarliest(item.items, earliest);
    }
}

} // namespace

std::vector<Consequence> runningClocks(const FormDefinition& form, const Answers& known, const Instant& startedAt,
    const Instant& now, const LocalFacts& local) {
    // As they were started then: clocks that begin with now would begin anew with each look.
    auto clocks = whatFollows(form, known, startedAt, startedAt, local);
    std::erase_if(clocks,
        [&](const Consequence& each) { return !each.due || each.due->utcMs + stillShownOverdueMs < now.utcMs; });
    return clocks;
}

bool isSeenTo(const Consequence& clock, bool unsent, const Instant& now) {
    return clock.byServer && !unsent && clock.due && clock.due->utcMs <= now.utcMs;
}

Result<std::vector<Consequence>> runningClocks(LocalKnowledge& around, const RecordView& view, const Instant& now) {
    if (!view.form)
        return std::vector<Consequence>{};
    const auto known = around.known(view);
    auto local = around.settings(subjectOf(view, known, now));
    if (!local)
        return local.error();
    local->unsent = view.summary.sending == SendingState::OnThisTablet;
    auto clocks = runningClocks(*view.form, known, startOf(view), now, *local);
    std::erase_if(clocks, [&](const Consequence& each) { return isSeenTo(each, local->unsent, now); });
    // A supervisor's time begins when the record was finished, and not before.
    const auto isReview = [](const Consequence& each) { return each.rule == reviewRuleName; };
    std::erase_if(clocks, isReview);
    if (const auto finished = finishedIn(view)) {
        const auto since = runningClocks(*view.form, known, finished->at, now, *local);
        std::copy_if(since.begin(), since.end(), std::back_inserter(clocks), isReview);
    }
    return clocks;
}

Instant startOf(const RecordView& view) {
    Instant earliest = view.summary.updatedAt;
    takeEarliest(view.fields, earliest);
    takeEarliest(view.items, earliest);
    return earliest;
}

} // namespace seenheard
