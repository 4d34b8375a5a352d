#pragma once

#include "sync/server/store/ServerIdentity.h"
#include "sync/server/store/postgresql/PostgresConnections.h"

namespace seenheard {

/// Who the server is, sealed: its private keys are no business of the database's.
class PostgresIdentityStore {
public:
    explicit PostgresIdentityStore(PostgresConnection& connection) : connection_(connection) {}

    [[nodiscard]] Result<ServerIdentity> read();
    /// AlreadyExists where there is one.
    [[nodiscard]] Status create(BytesView canonical);
    [[nodiscard]] Status replace(BytesView canonical);

private:
    PostgresConnection& connection_;
};

} // namespace seenheard
