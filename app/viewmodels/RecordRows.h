#pragma once

#include "app/services/PictureService.h"
#include "app/services/RecordView.h"
#include "app/viewmodels/RowListModel.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// A line of a list of records, the same wherever records are listed.
[[nodiscard]] std::vector<QByteArray> recordRoles();
/// `pictures`: this officer's own of that record.
[[nodiscard]] RowListModel::Row recordRow(
    const RecordSummary& record, const Instant& now, const PictureCount& pictures = {});
/// "2 of 3 pictures received"; empty where there are none.
[[nodiscard]] QString picturesLine(const PictureCount& pictures);

/// A value that somebody gave, with who and when.
[[nodiscard]] std::vector<QByteArray> headRoles();
[[nodiscard]] RowListModel::Row headRow(const HeadView& head, const Instant& now);

/// What, when and whether it is late, of a clock: red too while the server does not have what has to be told (R10).
[[nodiscard]] RowListModel::Row clockRow(const Consequence& clock, const Instant& now);

} // namespace seenheard
