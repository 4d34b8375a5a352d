#pragma once

#include "app/services/RecordView.h"
#include "app/viewmodels/RowListModel.h"

namespace seenheard {

/// A line of a list of records, the same wherever records are listed.
[[nodiscard]] std::vector<QByteArray> recordRoles();
[[nodiscard]] RowListModel::Row recordRow(const RecordSummary& record, const Instant& now);

/// A value that somebody gave, with who and when.
[[nodiscard]] std::vector<QByteArray> headRoles();
[[nodiscard]] RowListModel::Row headRow(const HeadView& head, const Instant& now);

} // namespace seenheard
