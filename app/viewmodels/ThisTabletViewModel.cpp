#include "app/viewmodels/ThisTabletViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "platform/device/PrivacyScreen.h"

#include <QLocale>
#include <QStringList>

namespace seenheard {

namespace {

QLocale british() {
    return {QLocale::English, QLocale::UnitedKingdom};
}

QString counted(std::uint64_t count) {
    return british().toString(static_cast<qulonglong>(count));
}

QString records(std::uint64_t count) {
    return count == 1 ? ThisTabletViewModel::tr("1 record") : ThisTabletViewModel::tr("%1 records").arg(counted(count));
}

QString size(std::uint64_t bytes) {
    return british().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace

ThisTabletViewModel::ThisTabletViewModel(ServiceWorker& worker, Clock& clock, QObject* parent)
    : QObject(parent)
    , worker_(worker)
    , clock_(clock)
    , facts_({"label", "words", "wrong"})
    , standing_({"label", "words", "wrong"}) {}

void ThisTabletViewModel::setEnrolment(const Enrolment& enrolment) {
    enrolment_ = enrolment;
    showEnrolment();
}

bool ThisTabletViewModel::couldUseKeyStore() const {
    return secret_ && secret_->keyStoreAnswers && secret_->place == SecretPlace::File;
}

bool ThisTabletViewModel::usesKeyStore() const {
    return secret_ && secret_->place == SecretPlace::KeyStore;
}

void ThisTabletViewModel::showEnrolment() {
    facts_.setRows({
        {tr("Officer"), display::text(enrolment_.officerName), false},
        {tr("Role"), display::role(status_ ? status_->role : enrolment_.role), false},
        {tr("Team"), display::text(enrolment_.team), false},
        {tr("District"), display::text(enrolment_.district), false},
        {tr("This tablet"), display::text(enrolment_.tabletName), false},
        {tr("Server"), display::text(enrolment_.serverName), false},
        {tr("Its address"), display::text(enrolment_.serverUrl), false},
        {tr("The device's secret"), secret_ ? display::text(secret_->protection) : QString(), false},
        {tr("Screenshots"), display::text(std::string(PrivacyScreen::protection())), false},
    });
}

void ThisTabletViewModel::refresh() {
    worker_.look<TabletStanding>(
        this, [](TabletReads& reads) { return reads.standing().standing(); },
        [this](const Result<TabletStanding>& standing) {
            if (!standing)
                return;
            read_ = *standing;
            show();
        });
    worker_.ask<SendingStatus>(
        this, [](OpenTablet& tablet) { return tablet.sync().status(); },
        [this](const Result<SendingStatus>& status) {
            if (!status)
                return;
            status_ = *status;
            // An administrator may have given another one since.
            showEnrolment();
            show();
        });
    worker_.ask<SecretStanding>(
        this, [](OpenTablet& tablet) { return Result<SecretStanding>(tablet.keys().secret()); },
        [this](const Result<SecretStanding>& secret) {
            if (!secret)
                return;
            secret_ = *secret;
            showEnrolment();
            emit secretChanged();
        });
    worker_.ask<IntegrityStatus>(
        this, [](OpenTablet& tablet) { return tablet.integrity().status(); },
        [this](const Result<IntegrityStatus>& integrity) {
            if (!integrity)
                return;
            integrity_ = *integrity;
            show();
        });
}

void ThisTabletViewModel::clear() {
    read_.reset();
    status_.reset();
    secret_.reset();
    integrity_.reset();
    enrolment_ = {};
    facts_.clear();
    standing_.clear();
}

void ThisTabletViewModel::show() {
    std::vector<RowListModel::Row> rows;
    const auto add = [&rows](const QString& label, const QString& words, bool wrong) {
        if (!words.isEmpty())
            rows.push_back({label, words, wrong});
    };
    if (read_) {
        add(tr("On this tablet"), tr("%1, %2").arg(records(read_->records), size(read_->storeBytes)), false);
        add(tr("The server's log"), logWords(), false);
        add(tr("Compared with it"), comparedWords(), false);
        add(tr("Missing at the server"), gapWords(), true);
        add(tr("Not applied"), heldWords(), true);
        add(tr("Put away"), putAwayWords(), false);
        add(tr("Looks at records"), viewWords(), false);
    }
    if (integrity_) {
        add(tr("Store checked"), sweptWords(), false);
        add(tr("Does not fit"), foundWords(), true);
        add(tr("Put right"), mendedWords(), integrity_->standing.mended && integrity_->standing.mended->unreadable);
    }
    if (status_) {
        add(tr("Black box"), boxWords(), status_->box.damaged > 0);
        if (!status_->box.openedBy.empty())
            add(tr("Black box opened"),
                tr("With the force's recovery key, by %1: %2")
                    .arg(QString::fromStdString(status_->box.openedBy), QString::fromStdString(status_->box.openedWhy)),
                false);
        add(tr("Put back"), rollbackWords(), true);
        add(tr("Kept beside the store"), outsideHeadWords(), true);
        add(tr("Two of one number"),
            status_->forked ? tr("Store and black box hold two entries of one number. Report it.") : QString(), true);
        add(tr("Exchanges"), exchangeWords(), status_->lastFailure.has_value());
        add(tr("Way to the server"), connectionWords(), !status_->connectionAdvice.empty());
    }
    standing_.setRows(std::move(rows));
}

QString ThisTabletViewModel::logWords() const {
    if (read_->logSize == 0)
        return tr("Not checked yet");
    return tr("Checked whole up to its entry %1, signed %2")
        .arg(counted(read_->logSize), display::moment(read_->logSignedAtMs, clock_.now()));
}

QString ThisTabletViewModel::comparedWords() const {
    if (!read_->comparedAtMs)
        return {};
    const auto when = display::moment(*read_->comparedAtMs, clock_.now());
    if (read_->comparedDiffering == 0)
        return tr("%1: every record here is as it is there").arg(when);
    return tr("%1: %2 differed; fetched again").arg(when, records(read_->comparedDiffering));
}

QString ThisTabletViewModel::sweptWords() const {
    const auto& standing = integrity_->standing;
    if (!standing.findings.empty())
        return {};
    if (standing.wholeAtMs)
        return tr("%1: every entry is as it was signed, every record as its entries say")
            .arg(display::moment(*standing.wholeAtMs, clock_.now()));
    return tr("Not once to the end yet; it goes on while the tablet is open");
}

QString ThisTabletViewModel::foundWords() const {
    const auto& findings = integrity_->standing.findings;
    if (!integrity_->mendsAtUnlock)
        return {};
    QStringList kinds;
    for (const auto& finding : findings) {
        const auto words = display::finding(finding.kind);
        if (!kinds.contains(words))
            kinds.append(words);
    }
    return tr("Somebody or something changed this tablet's store: %1. Lock the tablet and unlock it: it puts itself "
              "right from what was signed, from the server and from the black box. Report it.")
        .arg(kinds.isEmpty() ? display::finding(FindingKind::DamagedPage) : kinds.join(QStringLiteral("; ")));
}

QString ThisTabletViewModel::mendedWords() const {
    const auto& mended = integrity_->standing.mended;
    if (!mended)
        return {};
    const auto when = display::moment(mended->atMs, clock_.now());
    if (mended->unreadable)
        return tr("%1: nothing in the store could be read. It was begun anew; what was sent comes from the server, "
                  "the rest from the black box. Report it.")
            .arg(when);
    return tr("%1: %2 made anew from signed entries, %3 asked for again from the server")
        .arg(when, records(mended->recordsKept), counted(mended->recordsWanted));
}

QString ThisTabletViewModel::boxWords() const {
    const auto reach = status_->box.head == 0 ? tr("No entry of yours in it yet")
                                              : tr("Whole up to your entry %1").arg(counted(status_->box.head));
    if (status_->box.damaged > 0)
        return tr("Damaged in %1 places. Report it before this tablet is reset.").arg(counted(status_->box.damaged));
    return tr("%1, %2").arg(reach, size(status_->box.bytes));
}

QString ThisTabletViewModel::gapWords() const {
    QStringList numbers;
    for (const auto number : read_->missingNumbers)
        numbers.append(counted(number));
    return numbers.isEmpty() ? QString() : tr("Your entries %1").arg(numbers.join(QStringLiteral(", ")));
}

QString ThisTabletViewModel::putAwayWords() const {
    const auto& away = read_->putAway;
    if (away.records == 0)
        return {};
    const auto when = display::moment(away.lastAtMs, clock_.now());
    return tr("%1, the last %2: reviewed, received and old. The server keeps them; what somebody writes on one brings "
              "it back.")
        .arg(records(away.records), when);
}

QString ThisTabletViewModel::viewWords() const {
    switch (read_->viewsToSend) {
    case 0: return tr("All that was looked at here is known to the server");
    case 1: return tr("1 look at a record is not known to the server yet; the next exchange tells it");
    default:
        return tr("%1 looks at records are not known to the server yet; the next exchange tells it")
            .arg(counted(read_->viewsToSend));
    }
}

QString ThisTabletViewModel::heldWords() const {
    const auto count = read_->held.size();
    if (count == 0)
        return {};
    return count == 1 ? tr("1 entry; Sending says why") : tr("%1 entries; Sending says why").arg(counted(count));
}

QString ThisTabletViewModel::exchangeWords() const {
    const auto now = clock_.now();
    QStringList words;
    words.append(
        status_->lastExchange ? tr("Last %1").arg(display::moment(*status_->lastExchange, now)) : tr("None yet"));
    if (status_->nextTryAtMs)
        words.append(tr("next try %1").arg(display::moment(*status_->nextTryAtMs, now)));
    auto line = words.join(QStringLiteral(", "));
    return status_->lastFailure ? tr("%1. %2").arg(line, display::text(*status_->lastFailure)) : line;
}

QString ThisTabletViewModel::connectionWords() const {
    if (!status_->connectionAdvice.empty() || !status_->connection)
        return display::text(status_->connectionAdvice);
    const auto now = clock_.now();
    return tr("This tablet's certificate ends %1, the server's authority %2")
        .arg(display::moment(status_->connection->certificateMs, now),
            display::moment(status_->connection->authorityMs, now));
}

QString ThisTabletViewModel::rollbackWords() const {
    if (status_->lostByRollback == 0)
        return {};
    return tr("This store was put back to an earlier state: %1 of your entries came after it. What was sent comes back "
              "by itself; the rest lies in the black box.")
        .arg(counted(status_->lostByRollback));
}

QString ThisTabletViewModel::outsideHeadWords() const {
    switch (status_->outsideHead) {
    case OutsideHeadFound::Kept: return {};
    case OutsideHeadFound::Ahead:
        return tr("This store is of before its last exchange. The next one fetches again what is missing.");
    case OutsideHeadFound::Missing:
    case OutsideHeadFound::Damaged:
        return tr("The file that tells how far the server's log was checked was missing or damaged. Nothing is lost; "
                  "the next exchange writes it anew. Report it if it happens again.");
    }
    return {};
}

} // namespace seenheard
