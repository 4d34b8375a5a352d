#pragma once

#include "platform/base/Clock.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// After a restore from a backup: begins a new epoch, which goes on from the log that survived, under a new signer of
/// the server, and gathers what tablets bring (ENGINE section 4). No process may be serving.
/// RuleBroken where no tablet has shown anything that this store does not have, unless `backupPutBack` says that a
/// backup was put back all the same.
[[nodiscard]] Result<OpenedEpoch> beginEpoch(
    ServerStore& store, const SigningKey& root, bool backupPutBack, const Clock& clock, Random& random);

} // namespace seenheard
