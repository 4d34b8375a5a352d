#include "app/viewmodels/RecordRows.h"

#include "app/viewmodels/DisplayWords.h"

namespace seenheard {

std::vector<QByteArray> recordRoles() {
    return {"record", "title", "initials", "who", "when", "submitted", "mine", "sending", "sendingKind", "differences"};
}

RowListModel::Row recordRow(const RecordSummary& record, const Instant& now) {
    return {display::text(record.id.hex()), display::text(record.title), display::text(record.children),
        display::text(record.officerName), display::moment(record.updatedAt, now), record.submitted, record.mine,
        display::sending(record, now), display::sendingKind(record.sending), static_cast<int>(record.differences)};
}

std::vector<QByteArray> headRoles() {
    return {"head", "words", "who", "when", "tablet", "mine", "standsIn", "waiting", "reason"};
}

RowListModel::Row headRow(const HeadView& head, const Instant& now) {
    const auto key = QStringLiteral("%1/%2/%3").arg(display::text(head.id.entry.hex())).arg(head.id.index);
    return {key.arg(display::text(head.choice)), display::text(head.words), display::text(head.officerName),
        display::moment(head.writtenAt, now), display::text(head.tabletName), head.mine, head.standsIn, head.waiting,
        display::text(head.reason)};
}

} // namespace seenheard
