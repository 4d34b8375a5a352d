#include "app/viewmodels/ReviewViewModel.h"

#include "app/viewmodels/DisplayWords.h"

namespace seenheard {

namespace {

QString causeWords(const ReviewCause& cause) {
    const auto words = display::text(cause.words);
    return cause.child.empty() ? words : QStringLiteral("%1: %2").arg(display::text(cause.child), words);
}

QStringList causesOf(const ReviewLine& line) {
    QStringList causes;
    for (const auto& cause : line.causes)
        causes.append(causeWords(cause));
    return causes;
}

/// "risk", "notSeen", "noReceipt" or "thin": for the theme to choose a colour by.
QString weightOf(const ReviewLine& line) {
    using Kind = ReviewReason::Kind;
    if (line.causes.empty())
        return {};
    switch (line.causes.front().kind) {
    case Kind::RiskLeftBehind: return QStringLiteral("risk");
    case Kind::NotSeen: return QStringLiteral("notSeen");
    case Kind::NoReceipt: return QStringLiteral("noReceipt");
    case Kind::Thin: return QStringLiteral("thin");
    }
    return {};
}

} // namespace

ReviewViewModel::ReviewViewModel(ServiceWorker& worker, Clock& clock, CaptureViewModel& capture, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , capture_(capture)
    , answered_({"key", "record", "review", "item", "title", "label", "question", "stands", "reply", "who", "when"})
    , toReview_({"record", "title", "initials", "who", "when", "due", "overdue", "causes", "weight", "clock",
          "clockOverdue", "begun", "changed"})
    , waiting_({"key", "record", "title", "label", "question", "who", "when"})
    , questions_({"name", "label"})
    , gaps_({"path", "label"}) {
    connect(&capture_, &CaptureViewModel::changed, this, &ReviewViewModel::showReturned);
}

void ReviewViewModel::refresh() {
    worker_.look<bool>(
        this, [](TabletReads& reads) { return Result(reads.reviews().reviews()); },
        [this](const Result<bool>& reviews) { reviews_ = reviews && *reviews; });
    using Queue = std::vector<ReviewLine>;
    worker_.view<Queue>(
        this, sight_, [](RecordsToShow& records) { return records.queue(); },
        [this](const Result<Queue>& queue) {
            if (queue)
                show(*queue);
            else if (queue.error().code != ErrorCode::Locked)
                emit failed(display::text(queue.error().message));
        });
}

void ReviewViewModel::clear() {
    leave();
    record_.reset();
    gaps_.clear();
    show({});
    showReturned();
    looked_ = false;
}

RowListModel::Row ReviewViewModel::rowOf(const ReviewLine& line) const {
    const auto now = clock_.now();
    const auto isOver = [&](const Instant& due) { return due.utcMs < now.utcMs; };
    const auto words = [&](const Instant& due) {
        return isOver(due) ? display::until(due.utcMs, now)
                           : tr("by %1, %2").arg(display::moment(due, now), display::until(due.utcMs, now));
    };
    // The clock that runs out first is the one to look at.
    const auto* clock = line.clocks.empty() ? nullptr : &line.clocks.front();
    return {display::text(line.record.id.hex()), display::text(line.record.title), display::text(line.record.children),
        display::text(line.author), display::moment(line.finishedAt, now), line.due ? words(*line.due) : QString(),
        line.due && isOver(*line.due), causesOf(line).join(QLatin1Char('\n')), weightOf(line),
        clock ? QStringLiteral("%1, %2").arg(display::text(clock->what), words(*clock->due)) : QString(),
        clock && isOver(*clock->due), line.begun, line.changed};
}

void ReviewViewModel::leave() {
    sight_ = std::make_shared<Sight>();
}

void ReviewViewModel::show(const std::vector<ReviewLine>& lines) {
    const auto now = clock_.now();
    std::vector<RowListModel::Row> answered, toReview, waiting;
    overdue_ = 0;
    causes_.clear();
    for (const auto& line : lines) {
        if (record_ == line.record.id)
            causes_ = causesOf(line);
        if (line.stage == ReviewStage::ToReview) {
            toReview.push_back(rowOf(line));
            overdue_ += line.due && line.due->utcMs < now.utcMs ? 1 : 0;
        }
        for (const auto& each : line.returned) {
            const auto record = display::text(each.record.hex());
            const auto item = display::text(each.item.hex());
            if (each.answered())
                answered.push_back({item, record, display::text(each.review.hex()), item, display::text(each.title),
                    display::text(each.label), display::text(each.question), display::text(each.stands),
                    display::text(each.reply),
                    display::text(each.repliedBy.empty() ? each.returnedToName : each.repliedBy),
                    display::moment(each.askedAt, now)});
            else
                waiting.push_back(
                    {item, record, display::text(each.title), display::text(each.label), display::text(each.question),
                        display::text(each.returnedToName), display::moment(each.askedAt, now)});
        }
    }
    answered_.setRows(std::move(answered));
    toReview_.setRows(std::move(toReview));
    waiting_.setRows(std::move(waiting));
    looked_ = true;
    emit changed();
}

void ReviewViewModel::begin(const RecordId& record) {
    record_ = record;
    gaps_.clear();
    worker_.look<std::vector<Missing>>(
        this, [record](TabletReads& reads) { return reads.reviews().gaps(record); },
        [this, record](Result<std::vector<Missing>> gaps) {
            if (!gaps || record_ != record)
                return;
            std::vector<RowListModel::Row> rows;
            for (const auto& gap : *gaps)
                rows.push_back({display::text(gap.path), display::text(gap.label)});
            gaps_.setRows(std::move(rows));
        });
    showReturned();
    refresh();
}

void ReviewViewModel::showReturned() {
    QVariantMap returned;
    std::vector<RowListModel::Row> questions;
    const auto& draft = capture_.draft();
    const auto list = draft.form && record_ ? draft.form->keyOf("returned") : Result<RegisterKey>(Error{});
    const auto* field = list ? draft.form->fieldAt(*list) : nullptr;
    if (field) {
        const auto* asked = field->field("asked");
        for (const auto& choice : asked ? asked->choices : std::vector<Choice>{})
            questions.push_back({display::text(choice.name), display::text(choice.label)});
        for (const auto& item : itemsIn(*draft.form, draft.answers, *list)) {
            const auto textOf = [&](const char* name) {
                const auto key = draft.form->keyOf("returned/" + item.hex() + '/' + name);
                const auto found = key ? draft.answers.find(*key) : draft.answers.end();
                const auto* text = found == draft.answers.end() ? nullptr : std::get_if<Text>(&found->second);
                return text ? display::text(*text) : QString();
            };
            returned.insert(textOf("answer"),
                QVariantMap{{QStringLiteral("item"), display::text(item.hex())},
                    {QStringLiteral("question"), textOf("asked")}, {QStringLiteral("words"), textOf("asked_words")},
                    {QStringLiteral("label"), textOf("answer_label")},
                    {QStringLiteral("to"), textOf("returned_to_name")}});
        }
    }
    questions_.setRows(std::move(questions));
    if (returned == returned_)
        return;
    returned_ = returned;
    emit returnedChanged();
}

void ReviewViewModel::giveBack(const QString& path) {
    capture_.change([path = display::utf8(path)](OpenTablet& tablet, const DraftId& draft) {
        return tablet.feedback().returnAnswer(draft, path);
    });
}

void ReviewViewModel::takeBack(const QString& path) {
    const auto item =
        ItemId::fromHex(display::utf8(returned_.value(path).toMap().value(QStringLiteral("item")).toString()));
    if (item)
        capture_.change([id = *item](OpenTablet& tablet, const DraftId& draft) {
            return tablet.capture().withdrawItem(draft, "returned", id, {});
        });
}

void ReviewViewModel::say(const QString& path, const char* field, const QString& text) {
    const auto item = returned_.value(path).toMap().value(QStringLiteral("item")).toString();
    const auto place = "returned/" + display::utf8(item) + '/' + field;
    const auto key = capture_.draft().form->keyOf(place);
    if (key)
        capture_.change([key = *key, text = display::utf8(text), place](OpenTablet& tablet, const DraftId& draft) {
            return tablet.capture().answer(draft, key, text.empty() ? Value(Cleared{}) : Value(Text(text)), place);
        });
}

void ReviewViewModel::ask(const QString& path, const QString& question) {
    say(path, "asked", question);
}

void ReviewViewModel::askInWords(const QString& path, const QString& words) {
    say(path, "asked_words", words.trimmed());
}

void ReviewViewModel::settle(const QString& review, const QString& item) {
    const auto of = RecordId::fromHex(display::utf8(review));
    const auto which = ItemId::fromHex(display::utf8(item));
    if (!of || !which)
        return;
    worker_.ask<void>(
        this, [of = *of, which = *which](OpenTablet& tablet) { return tablet.feedback().settle(of, which); },
        [this](const Status& settled) {
            if (!settled)
                emit failed(display::text(settled.error().message));
            refresh();
        });
}

} // namespace seenheard
