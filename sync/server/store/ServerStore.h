#pragma once

#include "sync/server/live/Announcer.h"
#include "sync/server/store/ArchiveStore.h"
#include "sync/server/store/AssignmentStore.h"
#include "sync/server/store/AuditStore.h"
#include "sync/server/store/CatalogueStore.h"
#include "sync/server/store/FeedStore.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/PictureStore.h"
#include "sync/server/store/ServerIdentity.h"
#include "sync/server/store/SignerStore.h"
#include "sync/server/store/StaffStore.h"
#include "sync/server/store/TabletCommandStore.h"

#include <filesystem>

namespace seenheard {

/// What a store uses of the machine, for whoever watches the server.
struct StoreUse {
    std::size_t readers = 0;     ///< Connections that read now.
    std::size_t mostReaders = 0; ///< That there may be; 0: as many as are needed.
    std::filesystem::path place; ///< A directory of the disk it writes to; empty where that is another machine's.
};

/// Everything the server keeps. Safe to use from several threads and, where several processes share it, from each.
class ServerStore {
public:
    virtual ~ServerStore() = default;
    [[nodiscard]] virtual Result<ServerIdentity> identity() = 0;
    [[nodiscard]] virtual LogStore& log() = 0;
    [[nodiscard]] virtual FeedStore& feeds() = 0;
    [[nodiscard]] virtual SignerStore& signers() = 0;
    [[nodiscard]] virtual AssignmentStore& assignments() = 0;
    [[nodiscard]] virtual CatalogueStore& catalogue() = 0;
    [[nodiscard]] virtual ArchiveStore& archive() = 0;
    [[nodiscard]] virtual TabletCommandStore& tabletCommands() = 0;
    [[nodiscard]] virtual PictureStore& pictures() = 0;
    [[nodiscard]] virtual StaffStore& people() = 0;
    [[nodiscard]] virtual AuditStore& audit() = 0;
    /// Hears of every move of the log, from whichever process. Must not outlive the store.
    [[nodiscard]] virtual std::unique_ptr<Announcer> announcer(Announcer::Heard heard);
    /// Whether it can be read now, has this program's schema and may be written to; the error says what is to be done.
    [[nodiscard]] virtual Status checkUsable() = 0;
    [[nodiscard]] virtual StoreUse use() = 0;
};

} // namespace seenheard
