#include "app/viewmodels/DisplayWords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringDecoder>
#include <cstdlib>

namespace seenheard::display {

namespace {

QDateTime localTime(std::int64_t utcMs, std::int32_t offsetMinutes) {
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::OffsetFromUTC, offsetMinutes * 60);
}

QString translated(const char* sourceText, int count = -1) {
    return QCoreApplication::translate("DisplayWords", sourceText, nullptr, count);
}

QString duration(std::int64_t ms) {
    const std::int64_t minutes = ms / 60'000;
    if (minutes < 60)
        return translated("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return minutes % 60 == 0 ? translated("%1 h").arg(minutes / 60)
                                 : translated("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return translated("%1 days").arg(minutes / (24 * 60));
}

/// The word alone where the moment is not known: what others wrote has no receipt here.
QString withTime(const QString& word, std::int64_t utcMs, const Instant& now) {
    return utcMs == 0 ? word : QStringLiteral("%1 %2").arg(word, moment(utcMs, now));
}

} // namespace

QString text(std::string_view utf8) {
    // A byte order mark that somebody wrote first is theirs too.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

std::string utf8(const QString& text) {
    return text.toStdString();
}

QString moment(const Instant& when, const Instant& now) {
    const auto then = localTime(when.utcMs, when.offsetMinutes);
    const auto today = localTime(now.utcMs, now.offsetMinutes).date();
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    if (then.date() == today)
        return british.toString(then, QStringLiteral("HH:mm"));
    if (then.date().year() == today.year())
        return british.toString(then, QStringLiteral("ddd d MMM, HH:mm"));
    return british.toString(then, QStringLiteral("d MMM yyyy, HH:mm"));
}

QString moment(std::int64_t utcMs, const Instant& now) {
    return moment(Instant{utcMs, now.offsetMinutes, ClockQuality::Synced}, now);
}

QString timeOfDay(const Instant& when) {
    return localTime(when.utcMs, when.offsetMinutes).toString(QStringLiteral("HH:mm"));
}

QString beginning(QString words) {
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString ago(std::int64_t utcMs, const Instant& now) {
    const auto passed = now.utcMs - utcMs;
    if (passed < 60'000)
        return translated("just now");
    // Whole hours: the age of data is read at a glance.
    if (passed >= 2 * 3'600'000 && passed < 48 * 3'600'000)
        return translated("%1 h ago").arg(passed / 3'600'000);
    return translated("%1 ago").arg(duration(passed));
}

QString until(std::int64_t utcMs, const Instant& now) {
    const auto left = utcMs - now.utcMs;
    return left < 0 ? translated("overdue by %1").arg(duration(-left)) : translated("in %1").arg(duration(left));
}

QString role(Role role) {
    switch (role) {
    case Role::Officer: return translated("Officer");
    case Role::Supervisor: return translated("Supervisor");
    case Role::Server: return translated("Server");
    case Role::Pcso: return translated("PCSO");
    case Role::EarlyAction: return translated("Early Action officer");
    case Role::MissingCoordinator: return translated("Missing from home coordinator");
    case Role::Administrator: return translated("Administrator");
    case Role::Auditor: return translated("Auditor");
    }
    return {};
}

QString finding(FindingKind kind) {
    switch (kind) {
    case FindingKind::DamagedPage: return translated("a page of it cannot be read");
    case FindingKind::OwnEntryGone: return translated("an entry of yours is gone");
    case FindingKind::EntryAltered: return translated("an entry is not what was signed");
    case FindingKind::OutboxGone: return translated("an entry of yours would never have been sent");
    case FindingKind::RecordAltered: return translated("a record does not say what its entries say");
    case FindingKind::RecordOld: return translated("a record is an earlier one");
    case FindingKind::EntryGone: return translated("an entry that a record is made of is gone");
    case FindingKind::RecordGone: return translated("a record with an entry of yours is gone");
    case FindingKind::IndexOld: return translated("a record was left out of the lists");
    case FindingKind::DraftOld: return translated("a draft is an earlier one");
    case FindingKind::FormAltered: return translated("a form is not the one that was published");
    }
    return {};
}

QString sending(const RecordSummary& record, const Instant& now) {
    switch (record.sending) {
    case SendingState::OnThisTablet: return translated("On this tablet");
    case SendingState::Received: return withTime(translated("Received"), record.sendingAtMs, now);
    case SendingState::Applied: return withTime(translated("Applied"), record.sendingAtMs, now);
    case SendingState::Held: return translated("Held: %1").arg(text(sentenceFor(record.held)));
    case SendingState::Refused: return translated("Refused");
    }
    return {};
}

QString sendingKind(SendingState state) {
    switch (state) {
    case SendingState::OnThisTablet: return QStringLiteral("here");
    case SendingState::Received: return QStringLiteral("received");
    case SendingState::Applied: return QStringLiteral("applied");
    case SendingState::Held:
    case SendingState::Refused: return QStringLiteral("held");
    }
    return {};
}

} // namespace seenheard::display
