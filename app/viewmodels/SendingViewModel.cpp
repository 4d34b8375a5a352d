#include "app/viewmodels/SendingViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "app/viewmodels/RecordRows.h"

#include <QStringList>
#include <chrono>

namespace seenheard {

namespace {

constexpr std::size_t mostRecords = 200;

} // namespace

SendingViewModel::SendingViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , records_(recordRoles()) {
    connect(&tick_, &QTimer::timeout, this, &SendingViewModel::refresh);
    tick_.start(std::chrono::seconds(30));
}

void SendingViewModel::refresh() {
    using Records = std::vector<RecordSummary>;
    worker_.look<Records>(
        this, [](TabletReads& reads) { return reads.records().list(mostRecords, 0); },
        [this](const Result<Records>& records) {
            if (!records)
                return;
            std::vector<RowListModel::Row> rows;
            for (const auto& record : *records)
                rows.push_back(recordRow(record, clock_.now()));
            records_.setRows(std::move(rows));
            emit changed();
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

void SendingViewModel::clear() {
    status_ = {};
    records_.clear();
    emit changed();
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

QString SendingViewModel::summary() const {
    if (running())
        return tr("Sending now");
    if (status_.waiting > 0)
        return tr("Waiting on this tablet: %1").arg(waiting());
    if (status_.held > 0)
        return tr("Held by the server: %1").arg(held());
    return tr("Nothing waits on this tablet");
}

QString SendingViewModel::line() const {
    const auto next = nextTry();
    return next.isEmpty() ? summary() : tr("%1. %2").arg(summary(), next);
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

QString SendingViewModel::gaps() const {
    QStringList missing;
    for (const auto number : status_.missingNumbers)
        missing.append(tr("Number %1 is missing").arg(number));
    return missing.join(QStringLiteral(". "));
}

} // namespace seenheard
