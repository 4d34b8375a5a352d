#pragma once

#include "app/services/Directory.h"
#include "app/services/IdlePolicy.h"
#include "app/services/PinPolicy.h"
#include "sync/records/Picture.h"

namespace seenheard {

/// Whether the force allows pictures of that kind: an item of the reference set `settings` says so. Where it says
/// nothing they are not allowed.
[[nodiscard]] bool allowsPictures(const Directory& directory, PictureKind kind);

/// For how long a tablet that the server does not meet may hold others' records: `days` of the setting `lease`, from 1
/// to 90; 14 where it says nothing that can be used.
[[nodiscard]] std::int64_t leaseMs(const Directory& directory);

/// For how long after the PIN was entered records of other officers are shown without asking for it again: `minutes` of
/// the setting `pin_again`, from 1 to 60; 5 where it says nothing that can be used.
[[nodiscard]] std::int64_t pinAgainAfterMs(const Directory& directory);

/// Whether who opens a record of other officers is asked why: an item `ask_why` of the settings says so.
[[nodiscard]] bool asksWhy(const Directory& directory);

/// For how long records stay on a tablet that needs them no more: `days` of the setting `keep`, from 1 to 365; 14 where
/// it says nothing that can be used.
[[nodiscard]] std::int64_t keptForMs(const Directory& directory);

/// When an untouched tablet is covered and locked: `seconds` of the setting `lock_after`, from 30 to 1800; 180 where it
/// says nothing that can be used.
[[nodiscard]] IdleLimits idleLimits(const Directory& directory);

/// What a PIN has to be beyond four characters: `digits` of the setting `pin`, from 4 to 12, and `refuse_trivial`.
[[nodiscard]] PinRules pinRules(const Directory& directory);

} // namespace seenheard
