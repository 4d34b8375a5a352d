#pragma once

#include "sync/server/store/EmbeddedArchiveStore.h"
#include "sync/server/store/EmbeddedAssignmentStore.h"
#include "sync/server/store/EmbeddedAuditStore.h"
#include "sync/server/store/EmbeddedCatalogueStore.h"
#include "sync/server/store/EmbeddedConnections.h"
#include "sync/server/store/EmbeddedFeedStore.h"
#include "sync/server/store/EmbeddedLogStore.h"
#include "sync/server/store/EmbeddedPictureStore.h"
#include "sync/server/store/EmbeddedSignerStore.h"
#include "sync/server/store/EmbeddedStaffStore.h"
#include "sync/server/store/EmbeddedTabletCommandStore.h"
#include "sync/server/store/ServerStore.h"

namespace seenheard {

/// The server's store in files of this machine, encrypted by SQLCipher.
class EmbeddedServerStore final : public ServerStore {
public:
    /// Makes the three files; whatever fails leaves none of them. `end` is the signed head of the empty log.
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedServerStore>> create(
        const std::filesystem::path& file, const ServerIdentity& identity, const LogEnd& end, Random& random);
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedServerStore>> open(
        const std::filesystem::path& file, Random& random);

    [[nodiscard]] Result<ServerIdentity> identity() override;
    [[nodiscard]] LogStore& log() override { return log_; }
    [[nodiscard]] FeedStore& feeds() override { return feeds_; }
    [[nodiscard]] SignerStore& signers() override { return signers_; }
    [[nodiscard]] AssignmentStore& assignments() override { return assignments_; }
    [[nodiscard]] CatalogueStore& catalogue() override { return catalogue_; }
    [[nodiscard]] ArchiveStore& archive() override { return archive_; }
    [[nodiscard]] TabletCommandStore& tabletCommands() override { return tabletCommands_; }
    [[nodiscard]] PictureStore& pictures() override { return pictures_; }
    [[nodiscard]] StaffStore& people() override { return people_; }
    [[nodiscard]] AuditStore& audit() override { return audit_; }
    [[nodiscard]] Status checkUsable() override;
    [[nodiscard]] StoreUse use() override;

private:
    EmbeddedServerStore(std::unique_ptr<EmbeddedConnections> connections, Random& random);

    std::unique_ptr<EmbeddedConnections> connections_;
    EmbeddedLogStore log_;
    EmbeddedFeedStore feeds_;
    EmbeddedSignerStore signers_;
    EmbeddedAssignmentStore assignments_;
    EmbeddedCatalogueStore catalogue_;
    EmbeddedArchiveStore archive_;
    EmbeddedTabletCommandStore tabletCommands_;
    EmbeddedPictureStore pictures_;
    EmbeddedStaffStore people_;
    EmbeddedAuditStore audit_;
};

} // namespace seenheard
