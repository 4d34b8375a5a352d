#include "app/services/TabletReviewService.h"

#include "app/services/DraftViewBuilder.h"
#include "app/services/RecordClocks.h"
#include "app/services/RecordLines.h"
#include "app/services/ReturnedAnswers.h"
#include "app/services/StandingAnswers.h"
#include "sync/protocol/Rights.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view referralForm = "referral";
/// A queue is of this month; what is older is found, not queued.
constexpr std::int64_t queuedForMs = std::int64_t{30} * 24 * 3600 * 1000;
constexpr std::size_t mostRecords = 4'000;

using Kind = ReviewReason::Kind;

/// Forgets what was read of records that are not looked at any more.
template<typename T>
void keepOnly(const std::vector<RecordRow>& rows, std::map<RecordId, T>& read) {
    std::set<RecordId> here;
    for (const auto& row : rows)
        here.insert(row.id);
    std::erase_if(read, [&](const auto& each) { return !here.contains(each.first); });
}

/// DOMAIN 3.7: risk left behind, children not seen, no receipt; then clocks that have run out; then thin records.
int placeOf(const ReviewLine& line, const Instant& now) {
    const auto has = [&](Kind kind) {
        return std::any_of(
            line.causes.begin(), line.causes.end(), [kind](const ReviewCause& cause) { return cause.kind == kind; });
    };
    if (line.stage != ReviewStage::ToReview)
        return line.stage == ReviewStage::Answered ? 0 : 7;
    if (has(Kind::RiskLeftBehind))
        return 1;
    if (has(Kind::NotSeen))
        return 2;
    if (has(Kind::NoReceipt))
        return 3;
    if (line.changed || (line.due && line.due->utcMs < now.utcMs))
        return 4;
    return has(Kind::Thin) ? 5 : 6;
}

std::string shortNameOf(const RecordView& view, const std::optional<ItemId>& child) {
    for (const auto& item : view.items)
        if (child && item.id == *child)
            return item.initials;
    return {};
}

} // namespace

bool TabletReviewService::reviews() const {
    return may(parts_.tables.signers.roleOf(parts_.me), Right::Review);
}

std::int64_t TabletReviewService::oldestMs() const {
    return parts_.clock.now().utcMs - queuedForMs;
}

Status TabletReviewService::lookAtReviews() {
    const auto rows = parts_.tables.records.reviewWorkSince(oldestMs(), mostRecords);
    if (!rows)
        return rows.error();
    keepOnly(*rows, reviews_);
    keepOnly(*rows, referrals_);
    for (const auto& row : *rows)
        if (auto taken = row.form.id == reviewForm ? takeReview(row) : takeReferral(row); !taken)
            return taken;
    return success();
}

Status TabletReviewService::lookAtRecords() {
    auto rows = parts_.tables.records.changedSince(oldestMs(), mostRecords);
    if (!rows)
        return rows.error();
    rows_ = *std::move(rows);
    keepOnly(rows_, findings_);
    keepOnly(rows_, compared_);
    return success();
}

Status TabletReviewService::takeReview(const RecordRow& row) {
    if (const auto read = reviews_.find(row.id); read != reviews_.end() && read->second.line == row.line)
        return success();
    const auto view = parts_.records.show(row.id);
    if (!view)
        return view.error();
    reviews_.insert_or_assign(
        row.id, Review{row.line, reviewedBy(*view), returnedIn(*view), readBy(*view), feedbackIn(*view)});
    return success();
}

Status TabletReviewService::takeReferral(const RecordRow& row) {
    if (const auto read = referrals_.find(row.id); read != referrals_.end() && read->second.line == row.line)
        return success();
    const auto view = parts_.records.show(row.id);
    if (!view)
        return view.error();
    Referral referral{row.line, {}, false};
    for (const auto& item : view->items)
        for (const auto& field : item.fields)
            for (const auto& head : field.heads)
                if (const auto* source = std::get_if<Reference>(&head.value);
                    source && item.list == "source_records" && source->kind == "record")
                    if (const auto id = RecordId::fromHex(source->id))
                        referral.sources.push_back(*id);
    referral.receipt = std::any_of(view->fields.begin(), view->fields.end(), [](const FieldView& field) {
        return field.field && field.field->name == "receipt_at" && !field.heads.empty();
    });
    referrals_.insert_or_assign(row.id, std::move(referral));
    return success();
}

std::optional<ReviewCause> TabletReviewService::missingReceipt(const RecordId& record) const {
    bool sent = false;
    bool drafted = false;
    for (const auto& [id, referral] : referrals_) {
        if (std::find(referral.sources.begin(), referral.sources.end(), record) == referral.sources.end())
            continue;
        if (referral.receipt)
            return std::nullopt;
        drafted = true;
        sent = sent || referral.line.finished;
    }
    return ReviewCause{Kind::NoReceipt, {},
        sent          ? "The referral was submitted; no receipt of it yet."
            : drafted ? "The referral is drafted and not submitted."
                      : "A referral is owed, and there is none here."};
}

Result<TabletReviewService::Finding> TabletReviewService::find(const RecordRow& row) {
    const auto view = parts_.records.show(row.id);
    if (!view)
        return view.error();
    Finding finding;
    finding.line = row.line;
    const auto finished = finishedIn(*view);
    if (!finished)
        return finding;
    finding.author = finished->officer;
    finding.authorName = finished->officerName;
    finding.finishedAt = finished->at;
    const auto answers = parts_.local.known(*view);
    const auto around = parts_.local.around(subjectOf(*view, answers, parts_.clock.now()));
    if (!around)
        return around.error();
    for (auto& reason : reviewReasons(*view->form, answers, finished->at))
        finding.causes.push_back({reason.kind, shortNameOf(*view, reason.child), std::move(reason.words)});
    // As they were started then: clocks that begin with now would begin anew with each look.
    for (auto& follows : whatFollows(*view->form, answers, finished->at, finished->at, *around)) {
        finding.owesReferral = finding.owesReferral || follows.starts == referralForm;
        if (follows.rule == "R22")
            finding.due = follows.due;
        else if (follows.due)
            finding.clocks.push_back(std::move(follows));
    }
    std::stable_sort(finding.clocks.begin(), finding.clocks.end(),
        [](const Consequence& left, const Consequence& right) { return left.due->utcMs < right.due->utcMs; });
    return finding;
}

Result<const TabletReviewService::Finding*> TabletReviewService::findingOf(const RecordRow& row) {
    auto read = findings_.find(row.id);
    if (read == findings_.end() || read->second.line != row.line) {
        auto finding = find(row);
        if (!finding)
            return finding.error();
        read = findings_.insert_or_assign(row.id, *std::move(finding)).first;
    }
    return &read->second;
}

Result<bool> TabletReviewService::changedSince(const RecordRow& row, const Review& review) {
    if (review.asRead.empty())
        return false;
    auto& compared = compared_[row.id];
    if (!compared || compared->record != row.line || compared->review != review.line) {
        const auto view = parts_.records.show(row.id);
        if (!view)
            return view.error();
        std::set<std::string> returned;
        for (const auto& each : review.returned)
            returned.insert(each.path);
        compared = Compared{row.line, review.line, digestOf(*view, returned) != review.asRead};
    }
    return compared->changed;
}

Result<std::vector<ReturnedAnswer>> TabletReviewService::withWhatStands(std::vector<ReturnedAnswer> returned) {
    std::optional<RecordView> record;
    for (auto& each : returned) {
        if (!record || record->summary.id != each.record) {
            auto view = parts_.records.show(each.record);
            if (!view && view.error().code == ErrorCode::NotFound)
                continue; // The question is here before its record.
            if (!view)
                return view.error();
            record = *std::move(view);
        }
        each.title = record->summary.title;
        const auto standing = standingAnswer(*record, each.path);
        if (!standing)
            continue;
        each.stands = standing->words;
        each.changed = standing->digest != each.asRead;
    }
    return returned;
}

Result<std::vector<ReviewLine>> TabletReviewService::queue() {
    std::vector<ReviewLine> lines;
    if (!reviews())
        return lines;
    if (auto looked = lookAtReviews(); !looked)
        return looked.error();
    if (auto looked = lookAtRecords(); !looked)
        return looked.error();
    std::map<RecordId, const Review*> of;
    for (const auto& [id, review] : reviews_)
        if (review.record)
            of[*review.record] = &review;
    for (const auto& row : rows_) {
        const auto review = of.find(row.id);
        const bool reviewed = review != of.end() && review->second->line.finished;
        const auto& returned = reviewed ? review->second->returned : std::vector<ReturnedAnswer>{};
        const bool open =
            std::any_of(returned.begin(), returned.end(), [](const ReturnedAnswer& each) { return !each.settled; });
        const auto changed = reviewed && !open ? changedSince(row, *review->second) : Result(false);
        if (!changed)
            return changed.error();
        if (!row.line.finished || (reviewed && !open && !*changed))
            continue;
        const auto form = parts_.forms.form(row.form.hash);
        if (!form || !(*form)->startsOnToday())
            continue;
        const auto finding = findingOf(row);
        if (!finding)
            return finding.error();
        if ((*finding)->author == parts_.me.officer)
            continue; // Nobody reviews what is his own.
        ReviewLine line;
        line.record = summaryOf(row);
        line.author = (*finding)->authorName;
        line.finishedAt = (*finding)->finishedAt;
        line.causes = (*finding)->causes;
        line.clocks = (*finding)->clocks;
        // What a supervisor reads of others came from the server.
        std::erase_if(
            line.clocks, [now = parts_.clock.now()](const Consequence& each) { return isSeenTo(each, false, now); });
        line.begun = review != of.end() && !reviewed;
        line.changed = *changed;
        if (reviewed && open) {
            auto known = withWhatStands(returned);
            if (!known)
                return known.error();
            std::erase_if(*known, [](const ReturnedAnswer& each) { return each.settled; });
            const bool answered =
                std::any_of(known->begin(), known->end(), [](const ReturnedAnswer& each) { return each.answered(); });
            line.stage = answered ? ReviewStage::Answered : ReviewStage::Waiting;
            line.returned = *std::move(known);
        } else {
            if (!line.changed)
                line.due = (*finding)->due;
            if ((*finding)->owesReferral)
                if (auto cause = missingReceipt(row.id))
                    line.causes.push_back(*std::move(cause));
            std::stable_sort(line.causes.begin(), line.causes.end(),
                [](const ReviewCause& left, const ReviewCause& right) { return left.kind < right.kind; });
        }
        lines.push_back(std::move(line));
    }
    const auto now = parts_.clock.now();
    std::stable_sort(lines.begin(), lines.end(), [&](const ReviewLine& left, const ReviewLine& right) {
        const auto dueOf = [](const ReviewLine& line) { return line.due.value_or(line.finishedAt).utcMs; };
        return std::pair(placeOf(left, now), dueOf(left)) < std::pair(placeOf(right, now), dueOf(right));
    });
    return lines;
}

Result<std::vector<ReturnedAnswer>> TabletReviewService::asked() {
    if (auto looked = lookAtReviews(); !looked)
        return looked.error();
    std::vector<ReturnedAnswer> mine;
    for (const auto& [id, review] : reviews_)
        for (const auto& each : review.returned)
            if (review.line.finished && each.returnedTo == parts_.me.officer && !each.settled && each.reply.empty())
                mine.push_back(each);
    auto known = withWhatStands(std::move(mine));
    if (!known)
        return known;
    std::erase_if(*known, [](const ReturnedAnswer& each) { return each.answered(); });
    std::stable_sort(known->begin(), known->end(), [](const ReturnedAnswer& left, const ReturnedAnswer& right) {
        return left.askedAt.utcMs < right.askedAt.utcMs;
    });
    return known;
}

Result<std::vector<ReviewFeedback>> TabletReviewService::feedback() {
    if (auto looked = lookAtReviews(); !looked)
        return looked.error();
    std::vector<ReviewFeedback> mine;
    for (const auto& [id, review] : reviews_)
        for (const auto& [officer, feedback] : review.feedback)
            if (officer == parts_.me.officer && !feedback.acknowledged)
                mine.push_back(feedback);
    for (auto& each : mine) {
        const auto of = parts_.tables.records.row(each.record);
        if (!of && of.error().code != ErrorCode::NotFound)
            return of.error();
        if (of)
            each.title = of->line.title;
    }
    std::stable_sort(mine.begin(), mine.end(),
        [](const ReviewFeedback& left, const ReviewFeedback& right) { return left.at.utcMs < right.at.utcMs; });
    return mine;
}

Result<ReviewCounts> TabletReviewService::counts() {
    const auto lines = queue();
    if (!lines)
        return lines.error();
    const auto questions = asked();
    if (!questions)
        return questions.error();
    const auto read = feedback();
    if (!read)
        return read.error();
    ReviewCounts counts{reviews(), 0, 0, 0, questions->size(), read->size()};
    const auto nowMs = parts_.clock.now().utcMs;
    for (const auto& line : *lines) {
        if (line.stage == ReviewStage::ToReview) {
            ++counts.toReview;
            counts.overdue += line.due && line.due->utcMs < nowMs ? 1U : 0U;
        }
        counts.cameBack += static_cast<std::size_t>(std::count_if(
            line.returned.begin(), line.returned.end(), [](const ReturnedAnswer& each) { return each.answered(); }));
    }
    return counts;
}

Result<std::vector<Missing>> TabletReviewService::gaps(const RecordId& record) {
    const auto view = parts_.records.show(record);
    if (!view)
        return view.error();
    const auto standing = standingAnswers(*view);
    const Draft nothingNew;
    const DraftSource source{{}, nothingNew, view->form, standing, true};
    auto draft = DraftViewBuilder(source, parts_.directory, Role::Officer, parts_.clock.now()).build();
    auto& missing = draft.evaluation.missing;
    std::erase_if(missing, [](const Missing& each) { return each.tier == Tier::Optional; });
    return std::move(missing);
}

} // namespace seenheard
