#pragma once

#include "app/storage/CommandFile.h"
#include "sync/protocol/TabletCommand.h"

#include <vector>

namespace seenheard {

/// Does what the server told this profile, oldest first, and notes it. A wipe erases the device's secret, the vault and
/// the store; black box, names and TLS key stay, so that what was saved is still delivered. Nobody may have the store
/// open: Busy where somebody does, and the server tells it again.
[[nodiscard]] Status carryOut(const ProfileDirectory& profile, const std::vector<TabletCommand>& commands);

/// Success where the PIN may be tried: Locked and Revoked say in words that the profile was locked or wiped.
[[nodiscard]] Status checkMayOpen(const ProfileDirectory& profile);

} // namespace seenheard
