#pragma once

#include "sync/server/store/ServerStore.h"
#include "sync/server/store/postgresql/PostgresArchiveStore.h"
#include "sync/server/store/postgresql/PostgresAssignmentStore.h"
#include "sync/server/store/postgresql/PostgresAuditStore.h"
#include "sync/server/store/postgresql/PostgresCatalogueStore.h"
#include "sync/server/store/postgresql/PostgresConnections.h"
#include "sync/server/store/postgresql/PostgresFeedStore.h"
#include "sync/server/store/postgresql/PostgresLogStore.h"
#include "sync/server/store/postgresql/PostgresPictureStore.h"
#include "sync/server/store/postgresql/PostgresSignerStore.h"
#include "sync/server/store/postgresql/PostgresStaffStore.h"
#include "sync/server/store/postgresql/PostgresTabletCommandStore.h"

namespace seenheard {

/// The server's store on PostgreSQL, for any number of processes on any number of machines. Nothing is kept in any.
class PostgresServerStore final : public ServerStore {
public:
    /// Into databases that were migrated and hold no server yet; makes the secret's file, which must not be there.
    /// `end` is the signed head of the empty log.
    [[nodiscard]] static Result<std::unique_ptr<PostgresServerStore>> create(
        const PostgresAddress& address, const ServerIdentity& identity, const LogEnd& end, Random& random);
    [[nodiscard]] static Result<std::unique_ptr<PostgresServerStore>> open(
        const PostgresAddress& address, Random& random);

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
    [[nodiscard]] std::unique_ptr<Announcer> announcer(Announcer::Heard heard) override;
    [[nodiscard]] Status checkUsable() override;
    [[nodiscard]] StoreUse use() override;

private:
    explicit PostgresServerStore(std::unique_ptr<PostgresConnections> connections);

    std::unique_ptr<PostgresConnections> connections_;
    PostgresLogStore log_;
    PostgresFeedStore feeds_;
    PostgresSignerStore signers_;
    PostgresAssignmentStore assignments_;
    PostgresCatalogueStore catalogue_;
    PostgresArchiveStore archive_;
    PostgresTabletCommandStore tabletCommands_;
    PostgresPictureStore pictures_;
    PostgresStaffStore people_;
    PostgresAuditStore audit_;
};

} // namespace seenheard
