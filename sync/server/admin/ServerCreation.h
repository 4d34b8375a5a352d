#pragma once

#include "platform/base/Clock.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/ServerIdentity.h"

namespace seenheard {

/// The keys that go offline: the root certifies what the server signs with, the other opens what only recovery may.
struct OfflineKeys {
    SigningKey root;
    SealingKey recovery;
};

/// A server that is not yet anywhere.
struct NewServer {
    ServerIdentity identity;
    OfflineKeys offline;
    LogEnd end; ///< The signed head of its empty log.
};

[[nodiscard]] Result<NewServer> createServer(
    const std::string& name, const std::vector<std::string>& hosts, const Clock& clock, Random& random);

/// The file that --recovery-key names, as JSON. Without the recovery key where that is split into shares.
[[nodiscard]] std::string recoveryFileFor(const NewServer& server, bool withRecoveryKey);

} // namespace seenheard
