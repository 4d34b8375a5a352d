#include "app/viewmodels/SendingViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"
#include "app/viewmodels/Speech.h"

#include <QStringList>
#include <chrono>

namespace seenheard {

namespace {

constexpr std::size_t mostRecords = 200;

} // namespace

struct SendingViewModel::Picture {
    std::vector<RecordSummary> records;
    std::vector<HeldEntry> held;
    std::map<RecordId, PictureCount> pictures;
};

SendingViewModel::SendingViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , records_(recordRoles())
    , heldEntries_({"key", "record", "title", "words", "since", "refused"}) {
    connect(&tick_, &QTimer::timeout, this, &SendingViewModel::refresh);
    tick_.start(std::chrono::seconds(30));
}

void SendingViewModel::refresh() {
    worker_.look<Picture>(
        this,
        [](TabletReads& reads) -> Result<Picture> {
            auto records = reads.records().list(mostRecords, 0);
            if (!records)
                return records.error();
            auto standing = reads.standing().standing();
            if (!standing)
                return standing.error();
            auto pictures = reads.pictures().counts();
            if (!pictures)
                return pictures.error();
            return Picture{*std::move(records), std::move(standing->held), *std::move(pictures)};
        },
        [this](const Result<Picture>& picture) {
            if (picture)
                show(*picture);
        });
    worker_.ask<SendingStatus>(
        this, [](OpenTablet& tablet) { return tablet.sync().status(); },
        [this](Result<SendingStatus> status) {
            if (!status)
                return;
            status_ = *std::move(status);
            emit changed();
        });
}

void SendingViewModel::show(const Picture& picture) {
    const auto now = clock_.now();
    std::vector<RowListModel::Row> records, held;
    for (const auto& record : picture.records) {
        const auto count = picture.pictures.find(record.id);
        records.push_back(recordRow(record, now, count == picture.pictures.end() ? PictureCount{} : count->second));
    }
    for (const auto& entry : picture.held)
        held.push_back({QString::number(entry.number), display::text(entry.record.hex()),
            entry.title.empty() ? tr("A record that is not on this tablet") : display::text(entry.title),
            display::text(sentenceFor(entry.reason)),
            (entry.refused ? tr("Not taken, %1. Your entry %2") : tr("Held since %1. Your entry %2"))
                .arg(display::moment(entry.sinceMs, now))
                .arg(entry.number),
            entry.refused});
    records_.setRows(std::move(records));
    heldEntries_.setRows(std::move(held));
    emit changed();
}

void SendingViewModel::clear() {
    status_ = {};
    show({});
}

void SendingViewModel::sendNow() {
    if (asked_)
        return;
    asked_ = true;
    emit changed();
    worker_.exchange(this, [this](const Result<ExchangeReport>&) {
        // Its failure is in the status: the screen says it as long as it holds.
        asked_ = false;
        refresh();
    });
}

QString SendingViewModel::connectionAdvice() const {
    return display::text(status_.connectionAdvice);
}

QString SendingViewModel::summary() const {
    if (running())
        return tr("Sending now");
    if (status_.waiting > 0)
        return tr("Waiting on this tablet: %1").arg(waiting());
    if (status_.held > 0)
        return tr("Held by the server: %1").arg(held());
    if (status_.pictures.received < status_.pictures.all)
        return tr("Pictures waiting on this tablet: %1").arg(status_.pictures.all - status_.pictures.received);
    return tr("Nothing waits on this tablet");
}

QString SendingViewModel::brief() const {
    const bool summaryIsOfHeld = !running() && status_.waiting == 0;
    return Speech::sentences({status_.diskFull ? tr("The disk is full") : QString(), summary(),
        held() > 0 && !summaryIsOfHeld ? tr("Held by the server: %1").arg(held()) : QString()});
}

QString SendingViewModel::line() const {
    return Speech::sentences({brief(), nextTry()});
}

QString SendingViewModel::nextTry() const {
    if (running() || !status_.nextTryAtMs)
        return {};
    return tr("Next try %1").arg(display::moment(*status_.nextTryAtMs, clock_.now()));
}

QString SendingViewModel::lastExchange() const {
    if (!status_.lastExchange)
        return tr("Not exchanged with the server yet");
    return tr("Last exchange %1").arg(display::moment(*status_.lastExchange, clock_.now()));
}

QString SendingViewModel::failure() const {
    return status_.lastFailure ? display::text(*status_.lastFailure) : QString();
}

QString SendingViewModel::gathering() const {
    if (!status_.serverGathers)
        return {};
    return tr("The server was restored from a backup and gathers what tablets hold. What it has received enters the "
              "records when that is ended; nothing is lost.");
}

QString SendingViewModel::pictures() const {
    return picturesLine(status_.pictures);
}

QString SendingViewModel::gaps() const {
    QStringList missing;
    for (const auto number : status_.missingNumbers)
        missing.append(tr("Number %1 is missing").arg(number));
    return missing.join(QStringLiteral(". "));
}

} // namespace seenheard
