#include "app/viewmodels/RecordRows.h"

#include "app/viewmodels/DisplayWords.h"

#include <QCoreApplication>

namespace seenheard {

std::vector<QByteArray> recordRoles() {
    return {"record", "title", "initials", "who", "when", "submitted", "mine", "sending", "sendingKind", "differences",
        "pictures"};
}

QString picturesLine(const PictureCount& pictures) {
    if (pictures.all == 0)
        return {};
    return QCoreApplication::translate("RecordRows", "%1 of %2 pictures received")
        .arg(pictures.received)
        .arg(pictures.all);
}

RowListModel::Row recordRow(const RecordSummary& record, const Instant& now, const PictureCount& pictures) {
    return {display::text(record.id.hex()), display::text(record.title), display::text(record.children),
        display::text(record.officerName), display::moment(record.updatedAt, now), record.submitted, record.mine,
        display::sending(record, now), display::sendingKind(record.sending), static_cast<int>(record.differences),
        picturesLine(pictures)};
}

std::vector<QByteArray> headRoles() {
    return {"head", "words", "who", "when", "tablet", "mine", "standsIn", "waiting", "reason"};
}

namespace {

QString whoOf(const HeadView& head) {
    const auto name = display::text(head.officerName);
    if (head.recoveredBy.empty())
        return name;
    return QCoreApplication::translate("RecordRows", "%1, unfinished; recovered from the tablet’s black box by %2")
        .arg(name, display::text(head.recoveredBy));
}

} // namespace

RowListModel::Row headRow(const HeadView& head, const Instant& now) {
    const auto key = QStringLiteral("%1/%2/%3").arg(display::text(head.id.entry.hex())).arg(head.id.index);
    return {key.arg(display::text(head.choice)), display::text(head.words), whoOf(head),
        display::moment(head.writtenAt, now), display::text(head.tabletName), head.mine, head.standsIn, head.waiting,
        display::text(head.reason)};
}

RowListModel::Row clockRow(const Consequence& clock, const Instant& now) {
    const auto what = clock.phone.empty() ? display::text(clock.what)
                                          : QCoreApplication::translate("RecordRows", "%1 (phone %2)")
                                                .arg(display::text(clock.what), display::text(clock.phone));
    return {what, display::until(clock.due->utcMs, now), clock.urgent || clock.due->utcMs < now.utcMs};
}

} // namespace seenheard
