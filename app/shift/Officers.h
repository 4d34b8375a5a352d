#pragma once

#include "app/shift/CaptureHand.h"
#include "app/shift/ShiftTablet.h"

namespace seenheard {

/// What officers do over and over on a tablet, control by control.
namespace officer {

[[nodiscard]] Status unlock(ShiftTablet& tablet);
/// "light" or "dark", by hand.
[[nodiscard]] Status setLook(ShiftTablet& tablet, const char* look);
[[nodiscard]] Status goToToday(ShiftTablet& tablet);
[[nodiscard]] Status openBriefing(ShiftTablet& tablet, const AnswerSheet& sheet);
[[nodiscard]] Status begin(ShiftTablet& tablet);
[[nodiscard]] Status leaveAndComeBack(ShiftTablet& tablet);
/// Everything in the room, from the first question on.
[[nodiscard]] Status inTheRoom(CaptureHand& capture);
[[nodiscard]] Status openWhatFollows(ShiftTablet& tablet);
[[nodiscard]] Status submit(ShiftTablet& tablet);
[[nodiscard]] Status openSending(ShiftTablet& tablet);
/// Sends, and again where a try failed, until nothing waits.
[[nodiscard]] Status send(ShiftTablet& tablet);
/// The id of the record on Today whose title begins so, once it is listed.
[[nodiscard]] Result<QString> recordTitled(ShiftTablet& tablet, const QString& beginning);
[[nodiscard]] Status openRecord(ShiftTablet& tablet, const QString& record);
[[nodiscard]] Status openDifferences(ShiftTablet& tablet);
[[nodiscard]] Status decide(ShiftTablet& tablet, const QString& value, const QString& reason);
[[nodiscard]] Status lock(ShiftTablet& tablet);

} // namespace officer

} // namespace seenheard
