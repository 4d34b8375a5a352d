#include "sync/server/store/postgresql/PostgresDatabase.h"
#include "tests/integration/server/CreatedRecord.h"
#include "tests/integration/server/ServerProcess.h"
#include "tests/unit/server/PostgresStorePlace.h"

#include <catch2/catch_test_macros.hpp>

#include <iostream>

using namespace seenheard;

namespace {

constexpr std::size_t records = 20'000;
/// As many as a team's tablets bring together on a busy day.
constexpr std::size_t entriesInTurn = 20;

/// What a database has written so far.
struct Written {
    explicit Written(const std::string& address) : database(*PostgresDatabase::open(address)) {}
    [[nodiscard]] double of(const std::string& number) {
        const auto rows = database.one("select (" + number + ")::bigint");
        REQUIRE(rows.ok());
        return static_cast<double>(rows->first().integer(0));
    }
    [[nodiscard]] double logged() { return of("pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"); }
    /// Of a table with its partitions and indexes.
    [[nodiscard]] double size(const std::string& table) {
        return of("select sum(pg_total_relation_size(relid)) from pg_partition_tree('" + table + "')");
    }

    PostgresDatabase database;
};

} // namespace

TEST_CASE("What an entry costs on PostgreSQL", "[.cost]") {
    const PostgresStorePlace* place = nullptr;
    ServerProcess server([&place](const std::filesystem::path& directory) {
        auto made = std::make_unique<PostgresStorePlace>(directory);
        place = made.get();
        return made;
    });
    const auto address = place->address(PostgresCluster::owningRole);
    Written data(address.data);
    Written keys(address.keys);
    auto writer = server.enrolled("PC 1 Dale");
    auto client = *HttpsClient::connect(server.settingsOf(writer));
    (void)exchange(client, writer);
    const auto logged = data.logged(); // of the whole cluster: nobody else writes in it
    const auto processor = server.processorSeconds();
    const auto processorOfDatabase = place->cluster().processorSeconds();
    const auto began = std::chrono::steady_clock::now();
    std::size_t octets = 0;
    for (std::size_t at = 0; at < records; at += entriesInTurn) {
        std::vector<Entry> entries;
        for (std::size_t i = at; i < at + entriesInTurn; ++i) {
            entries.push_back(writer.write(createdRecord(i), server.form()));
            octets += canonicalBytes(entries.back()).size();
        }
        for (const auto& receipt : exchange(client, writer, entries).receipts)
            REQUIRE(receipt.state == ReceiptState::Applied);
    }
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const auto each = [](double all) { return all / static_cast<double>(records); };
    std::cout << "an entry of " << octets / records << " octets, " << entriesInTurn
              << " in a turn: " << static_cast<double>(records) / seconds << " a second from one tablet, "
              << each(server.processorSeconds() - processor) * 1000 << " ms of the server's processor and "
              << each(place->cluster().processorSeconds() - processorOfDatabase) * 1000 << " ms of the database's, "
              << each(data.logged() - logged) << " octets of write-ahead log";
    double stored = 0;
    for (const auto* table : {"log", "chain", "feed", "tree_nodes", "tree_heads", "records", "record_ids", "members"}) {
        const auto size = data.size(table);
        stored += size;
        std::cout << "; " << table << " " << each(size);
    }
    const auto inKeys = keys.size("record_keys");
    std::cout << "; record_keys " << each(inKeys) << "; stored " << each(stored + inKeys) << " octets" << std::endl;
}
