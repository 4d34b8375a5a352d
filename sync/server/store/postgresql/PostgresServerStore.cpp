#include "sync/server/store/postgresql/PostgresServerStore.h"

#include "sync/server/store/BuiltInForms.h"
#include "sync/server/store/postgresql/PostgresAnnouncer.h"
#include "sync/server/store/postgresql/PostgresIdentityStore.h"
#include "sync/server/store/postgresql/PostgresRecordKeyStore.h"
#include "sync/server/store/postgresql/PostgresSchemaStore.h"

#include <filesystem>

namespace seenheard {

namespace {

/// Brings in the built-in forms that are not there, of this program's version.
Status publishMissing(PostgresDatabase& data, std::int64_t atLeastMs) {
    const auto forms = builtInForms();
    if (!forms)
        return forms.error();
    for (const auto& form : *forms) {
        auto published =
            data.change("insert into forms (id, version, hash, published_at, definition) "
                        "select $1, $2, $3, greatest($4, (select coalesce(max(published_at), 0) from forms)), $5 "
                        "where not exists (select 1 from forms where hash = $3)",
                {form.id(), form.version(), form.hash(), atLeastMs, form.octets()});
        if (!published)
            return published;
    }
    return success();
}

Status fill(PostgresConnection& connection, const ServerIdentity& identity, const LogEnd& end) {
    auto& data = connection.data;
    const SecretBytes content{canonicalBytes(identity)};
    if (auto made = PostgresIdentityStore(connection).create(content.view()); !made)
        return made;
    const auto head = canonicalBytes(end.head);
    if (auto begun = data.change(
            "insert into log_end (id, head, frontier) values (1, $1, $2)", {head, canonicalBytes(end.frontier)});
        !begun)
        return begun;
    if (auto filed = data.change("insert into tree_heads (epoch, size, head) values ($1, $2, $3)",
            {end.head.ref.epoch, end.head.ref.size, head});
        !filed)
        return filed;
    if (auto introduced = insertSigner(data, identity.signer); !introduced)
        return introduced;
    return publishMissing(data, end.head.signedAtMs);
}

/// What a crash, or an older program, left undone.
Status finish(PostgresConnections& connections) {
    return connections.write([](PostgresConnection& connection) -> Status {
        if (auto published = publishMissing(connection.data, 0); !published)
            return published;
        if (auto destroyed = PostgresRecordKeyStore(connection).destroyDisposed(); !destroyed)
            return destroyed;
        return removeDisposedPictures(connection.data);
    });
}

} // namespace

PostgresServerStore::PostgresServerStore(std::unique_ptr<PostgresConnections> connections)
    : connections_(std::move(connections))
    , log_(*connections_)
    , feeds_(*connections_)
    , signers_(*connections_)
    , assignments_(*connections_)
    , catalogue_(*connections_)
    , archive_(*connections_)
    , tabletCommands_(*connections_)
    , pictures_(*connections_)
    , people_(*connections_)
    , audit_(*connections_) {}

Result<std::unique_ptr<PostgresServerStore>> PostgresServerStore::create(
    const PostgresAddress& address, const ServerIdentity& identity, const LogEnd& end, Random& random) {
    auto secret = PostgresSecret::create(address.secret, random);
    if (!secret)
        return secret.error();
    auto connections = PostgresConnections::open(address, std::move(*secret), random);
    auto filled = connections
        ? (*connections)->write([&](PostgresConnection& connection) { return fill(connection, identity, end); })
        : Status(connections.error());
    if (!filled) {
        // Nothing was sealed under it.
        std::error_code ignored;
        std::filesystem::remove(address.secret, ignored);
        return filled.error();
    }
    return std::unique_ptr<PostgresServerStore>(new PostgresServerStore(std::move(*connections)));
}

Result<std::unique_ptr<PostgresServerStore>> PostgresServerStore::open(const PostgresAddress& address, Random& random) {
    auto secret = PostgresSecret::read(address.secret);
    if (!secret)
        return secret.error();
    auto connections = PostgresConnections::open(address, std::move(*secret), random);
    if (!connections)
        return connections.error();
    std::unique_ptr<PostgresServerStore> store(new PostgresServerStore(std::move(*connections)));
    // Before anything is done in it: whether there is a server, and whether this is its secret.
    if (const auto identity = store->identity(); !identity)
        return identity.error();
    if (auto finished = finish(*store->connections_); !finished)
        return finished.error();
    return store;
}

std::unique_ptr<Announcer> PostgresServerStore::announcer(Announcer::Heard heard) {
    return std::make_unique<PostgresAnnouncer>(connections_->address().data, std::move(heard));
}

Result<ServerIdentity> PostgresServerStore::identity() {
    return connections_->read([](PostgresConnection& connection) { return PostgresIdentityStore(connection).read(); });
}

Status PostgresServerStore::checkUsable() {
    return connections_->read([](PostgresConnection& connection) -> Status {
        if (auto fits = PostgresSchemaStore(connection.data, migrations::postgresData()).checkNewest(); !fits)
            return fits;
        if (auto fits = PostgresSchemaStore(connection.keys, migrations::postgresKeys()).checkNewest(); !fits)
            return fits;
        for (auto* database : {&connection.data, &connection.keys}) {
            const auto standby = database->one("select pg_is_in_recovery()::int::bigint");
            if (!standby)
                return standby.error();
            if (standby->first().integer(0) != 0)
                return fail(ErrorCode::Busy,
                    database->place()
                        + " is a standby, which takes nothing. Promote it, or connect to the primary "
                          "(target_session_attrs=read-write).");
        }
        return success();
    });
}

StoreUse PostgresServerStore::use() {
    return {connections_->readersInUse(), PostgresConnections::mostReaders, {}};
}

} // namespace seenheard
