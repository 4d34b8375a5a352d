#pragma once

#include "app/storage/CommandFile.h"
#include "platform/device/DeviceSecret.h"
#include "sync/protocol/TabletCommand.h"

#include <vector>

namespace seenheard {

/// Does what the server told this profile, oldest first, and notes it. A wipe erases the device's secret, the vault and
/// the store; black box, names and TLS key stay, so that what was saved is still delivered. Busy where
/// somebody has the store open: the order is on the disk then and it is opened no more; the wipe is finished when it is
/// closed, and the command counts as carried out from the next time that the server repeats it.
/// `keyStore`: the system's, where the device's secret may lie.
[[nodiscard]] Status carryOut(
    const ProfileDirectory& profile, const std::vector<TabletCommand>& commands, DeviceSecret* keyStore = nullptr);

/// Success where the PIN may be tried, or an open profile stay open: Locked and Revoked say in words that the profile
/// was locked or wiped. Finishes a wipe that waited for the store to be closed.
[[nodiscard]] Status checkMayOpen(const ProfileDirectory& profile, DeviceSecret* keyStore = nullptr);

} // namespace seenheard
