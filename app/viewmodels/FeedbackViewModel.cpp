#include "app/viewmodels/FeedbackViewModel.h"

#include "app/viewmodels/DisplayWords.h"

namespace seenheard {

FeedbackViewModel::FeedbackViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , questions_({"item", "review", "record", "path", "title", "label", "question", "who", "when", "stands"})
    , feedback_({"key", "review", "author", "record", "title", "words", "who", "when"}) {}

void FeedbackViewModel::refresh() {
    worker_.view<FeedbackWaiting>(
        this, sight_, [](RecordsToShow& records) { return records.feedback(); },
        [this](const Result<FeedbackWaiting>& waiting) {
            if (waiting)
                show(*waiting);
            else if (waiting.error().code != ErrorCode::Locked)
                emit failed(display::text(waiting.error().message));
        });
}

void FeedbackViewModel::clear() {
    leave();
    show({});
    looked_ = false;
}

void FeedbackViewModel::leave() {
    sight_ = std::make_shared<Sight>();
}

void FeedbackViewModel::show(const FeedbackWaiting& waiting) {
    const auto now = clock_.now();
    std::vector<RowListModel::Row> questions, feedback;
    for (const auto& each : waiting.questions)
        questions.push_back({display::text(each.item.hex()), display::text(each.review.hex()),
            display::text(each.record.hex()), display::text(each.path), display::text(each.title),
            display::text(each.label), display::text(each.question), display::text(each.askedBy),
            display::moment(each.askedAt, now), display::text(each.stands)});
    for (const auto& each : waiting.feedback)
        feedback.push_back({display::text(each.review.hex() + each.author.hex()), display::text(each.review.hex()),
            display::text(each.author.hex()), display::text(each.record.hex()), display::text(each.title),
            display::text(each.words), display::text(each.by), display::moment(each.at, now)});
    questions_.setRows(std::move(questions));
    feedback_.setRows(std::move(feedback));
    looked_ = true;
    emit changed();
}

void FeedbackViewModel::reply(const QString& review, const QString& item, const QString& words) {
    const auto of = RecordId::fromHex(display::utf8(review));
    const auto which = ItemId::fromHex(display::utf8(item));
    if (of && which)
        send([of = *of, which = *which, words = display::utf8(words)](
                 FeedbackService& feedback) { return feedback.reply(of, which, words); });
}

void FeedbackViewModel::acknowledge(const QString& review, const QString& author) {
    const auto of = RecordId::fromHex(display::utf8(review));
    const auto which = ItemId::fromHex(display::utf8(author));
    if (of && which)
        send([of = *of, which = *which](FeedbackService& feedback) { return feedback.acknowledge(of, which); });
}

void FeedbackViewModel::send(std::function<Status(FeedbackService&)> work) {
    worker_.ask<void>(
        this, [work = std::move(work)](OpenTablet& tablet) { return work(tablet.feedback()); },
        [this](const Status& done) {
            if (!done)
                emit failed(display::text(done.error().message));
            refresh();
        });
}

} // namespace seenheard
