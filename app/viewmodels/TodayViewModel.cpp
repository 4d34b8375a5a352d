#include "app/viewmodels/TodayViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/FeedWords.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace seenheard {

struct TodayViewModel::Day {
    std::vector<std::shared_ptr<const FormDefinition>> forms;
    std::vector<DraftView> unfinished;
    std::size_t differences = 0;
    FeedsKnown feeds;
};

TodayViewModel::TodayViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , forms_({"form", "title"})
    , unfinished_({"record", "title", "missing", "when"})
    , pressing_({"key", "record", "title", "what", "when", "phone"})
    , records_(worker, clock) {
    connect(&records_, &RecordListModel::failed, this, &TodayViewModel::failed);
}

QString TodayViewModel::greeting() const {
    return officer_;
}

QString TodayViewModel::date() const {
    const auto now = clock_.now();
    const auto local = QDateTime::fromMSecsSinceEpoch(now.utcMs, Qt::OffsetFromUTC, now.offsetMinutes * 60);
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(local, QStringLiteral("dddd d MMMM"));
}

QString TodayViewModel::feedWords() const {
    return display::feeds(feeds_, clock_.now());
}

void TodayViewModel::setOfficer(const QString& name) {
    officer_ = name;
    emit changed();
}

bool TodayViewModel::needsOfficer() const {
    return unfinished_.count() > 0 || differences_ > 0 || !pinAdvice_.isEmpty() || !connectionAdvice_.isEmpty()
        || isAsked();
}

void TodayViewModel::advisePin(const QString& why) {
    pinAdvice_ = why;
    emit changed();
}

void TodayViewModel::adviseConnection(const QString& advice) {
    if (advice == connectionAdvice_)
        return;
    connectionAdvice_ = advice;
    emit changed();
}

void TodayViewModel::refresh() {
    records_.refresh();
    worker_.look<Day>(
        this,
        [](TabletReads& reads) -> Result<Day> {
            auto forms = reads.forms().all();
            auto unfinished = reads.unfinished().unfinished();
            auto differences = reads.differences().count();
            auto feeds = reads.standing().feeds();
            if (!forms)
                return forms.error();
            if (!unfinished)
                return unfinished.error();
            if (!differences)
                return differences.error();
            if (!feeds)
                return feeds.error();
            return Day{std::move(*forms), std::move(*unfinished), *differences, *std::move(feeds)};
        },
        [this](Result<Day> day) {
            if (day)
                show(*day);
            else if (day.error().code != ErrorCode::Locked)
                emit failed(display::text(day.error().message));
        });
}

void TodayViewModel::count() {
    worker_.look<ReviewCounts>(
        this, [](TabletReads& reads) { return reads.reviews().counts(); },
        [this](const Result<ReviewCounts>& counts) {
            if (counts) {
                waiting_ = *counts;
            } else if (counts.error().code != ErrorCode::Locked) {
                emit failed(display::text(counts.error().message));
            }
            emit changed();
        });
    using Pressing = std::vector<PressingClock>;
    worker_.look<Pressing>(
        this, [](TabletReads& reads) { return reads.pressing().pressing(); },
        [this](const Result<Pressing>& pressing) {
            if (pressing)
                showPressing(*pressing);
            else if (pressing.error().code != ErrorCode::Locked)
                emit failed(display::text(pressing.error().message));
        });
}

void TodayViewModel::showPressing(const std::vector<PressingClock>& pressing) {
    const auto now = clock_.now();
    std::vector<RowListModel::Row> rows;
    rows.reserve(pressing.size());
    for (const auto& each : pressing)
        rows.push_back({QStringLiteral("%1 %2").arg(display::text(each.record.id.hex())).arg(rows.size()),
            display::text(each.record.id.hex()), display::text(each.record.title), display::text(each.clock.what),
            display::beginning(display::until(each.clock.due->utcMs, now)), display::text(each.clock.phone)});
    pressing_.setRows(std::move(rows));
    emit changed();
}

void TodayViewModel::clear() {
    records_.clear();
    showPressing({});
    waiting_ = {};
    pinAdvice_.clear();
    connectionAdvice_.clear();
    show({});
}

void TodayViewModel::show(const Day& day) {
    std::vector<RowListModel::Row> forms, unfinished;
    auto starts = day.forms;
    std::erase_if(starts, [](const auto& form) { return !form->startsOnToday(); });
    std::stable_sort(starts.begin(), starts.end(),
        [](const auto& one, const auto& other) { return one->placeOnToday() < other->placeOnToday(); });
    for (const auto& form : starts)
        forms.push_back({display::text(form->id()), display::text(form->title())});
    for (const auto& draft : day.unfinished) {
        const auto missing = std::count_if(draft.evaluation.missing.begin(), draft.evaluation.missing.end(),
            [](const Missing& each) { return each.tier == Tier::Essential; });
        unfinished.push_back({display::text(draft.record.hex()), display::text(draft.title), static_cast<int>(missing),
            draft.amending ? tr("Being amended") : tr("Not submitted")});
    }
    forms_.setRows(std::move(forms));
    unfinished_.setRows(std::move(unfinished));
    differences_ = static_cast<int>(day.differences);
    feeds_ = day.feeds;
    emit changed();
}

} // namespace seenheard
