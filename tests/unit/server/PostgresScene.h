#pragma once

#include "platform/crypto/SystemRandom.h"
#include "sync/server/admin/ServerCreation.h"
#include "tests/support/FakeClock.h"
#include "tests/unit/server/PostgresStorePlace.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

/// A store with a server in it, and a second look at its databases.
struct PostgresScene {
    PostgresScene() {
        auto created = createServer("Test Force", {"localhost"}, clock, random);
        REQUIRE(created.ok());
        store = made(place.create(created->identity, created->end, random));
    }

    static std::unique_ptr<ServerStore> made(Result<std::unique_ptr<ServerStore>> store) {
        INFO((store ? std::string("made") : store.error().message));
        REQUIRE(store.ok());
        return std::move(*store);
    }
    [[nodiscard]] static PostgresDatabase connected(const std::string& address) {
        auto database = PostgresDatabase::open(address);
        INFO((database ? std::string("connected") : database.error().message));
        REQUIRE(database.ok());
        return std::move(*database);
    }
    [[nodiscard]] PostgresDatabase data(const std::string& role) const { return connected(place.address(role).data); }
    [[nodiscard]] PostgresDatabase keys(const std::string& role) const { return connected(place.address(role).keys); }
    /// Cuts every connection of the server's.
    void cutConnections() const {
        REQUIRE(
            data(PostgresCluster::owningRole)
                .execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'seenheard_server'")
                .ok());
    }

    FakeClock clock;
    SystemRandom random;
    TempDirectory directory;
    PostgresStorePlace place{directory.path()};
    std::unique_ptr<ServerStore> store;
};

/// A batch that brings one record, without entries: as little as a turn can keep.
inline SequencedBatch batchWith(const RecordId& id, const LogEnd& end) {
    SequencedBatch batch;
    StoredRecord record{id, "f", {}, false, {}, 0};
    record.state.id = id;
    batch.records.push_back(std::move(record));
    batch.end = end;
    return batch;
}

inline std::int64_t countOf(PostgresDatabase& database, const std::string& sql) {
    const auto rows = database.one(sql);
    INFO((rows ? std::string("counted") : rows.error().message));
    REQUIRE(rows.ok());
    return rows->first().integer(0);
}

} // namespace seenheard
