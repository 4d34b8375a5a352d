#include "sync/server/store/postgresql/PostgresServerStore.h"

#include "platform/crypto/Hashing.h"
#include "sync/server/admin/ServerCreation.h"
#include "sync/server/admin/ServerProgram.h"
#include "sync/server/store/postgresql/PostgresSchemaStore.h"
#include "tests/unit/server/PostgresScene.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

using namespace seenheard;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("The role that serves makes, changes and drops no table", "[.postgresql]") {
    const PostgresScene scene;
    auto data = scene.data(PostgresCluster::servingRole);
    auto keys = scene.keys(PostgresCluster::servingRole);
    for (const auto* statement : {"create table seenheard.another (a int)", "create table public.another (a int)",
             "alter table log add column more int", "drop table log", "truncate log", "create index on log (held)",
             "drop function make_room(bigint, bigint)", "alter table log detach partition log_0",
             "create role somebody", "select make_partitions('log', 1, 5)", "delete from data_steps",
             "insert into data_steps (number) values (99)"}) {
        INFO(statement);
        const auto refused = data.execute(statement);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::NotEntitled);
    }
    for (const auto* statement : {"update record_keys set key = ''", "delete from record_keys", "truncate record_keys",
             "drop table record_keys", "create table seenheard.another (a int)"}) {
        INFO(statement);
        CHECK(keys.execute(statement).error().code == ErrorCode::NotEntitled);
    }
}

TEST_CASE("The role that serves changes and removes nothing that the log is made of", "[.postgresql]") {
    const PostgresScene scene;
    auto data = scene.data(PostgresCluster::servingRole);
    for (const std::string table : {"log", "chain", "tree_nodes", "tree_heads", "feed", "settlements", "epochs",
             "roles", "written_off", "forms", "signers", "records", "record_ids", "people", "audit"}) {
        INFO(table);
        CHECK(data.execute("delete from " + table).error().code == ErrorCode::NotEntitled);
    }
    for (const auto* change : {"update log set header = ''", "update log set parts = ''", "update log set leaf = 7",
             "update log_0 set held = 0", "update chain set entry = ''", "update tree_nodes set hash = ''",
             "update tree_heads set head = ''", "update feed set leaf = 7", "update signers set certificate = ''",
             "update audit set why = ''", "update audit set digest = ''", "update people set officer = ''",
             "update forms set definition = ''", "update records set id = ''", "update epochs set head = ''"}) {
        INFO(change);
        CHECK(data.execute(change).error().code == ErrorCode::NotEntitled);
    }
    CHECK(data.execute("update log set held = held").ok());
}

TEST_CASE("Databases that a newer program was at are refused untouched", "[.postgresql]") {
    PostgresScene scene;
    scene.place.spoil();
    scene.store.reset();
    auto owner = scene.data(PostgresCluster::owningRole);
    const auto steps = countOf(owner, "select count(*) from data_steps");
    REQUIRE(owner.execute("insert into data_steps (number) values (99)").ok());
    const auto opened = PostgresServerStore::open(scene.place.address(), scene.random);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ErrorCode::FromTheFuture);
    CHECK_THAT(opened.error().message, ContainsSubstring("Update the program"));
    CHECK(PostgresSchemaStore(owner, migrations::postgresData()).migrate(PostgresCluster::servingRole).error().code
        == ErrorCode::FromTheFuture);
    CHECK(countOf(owner, "select count(*) from data_steps") == steps + 1);
}

TEST_CASE("Databases that were not migrated, or were exchanged, are named with what to do", "[.postgresql]") {
    PostgresScene scene;
    scene.store.reset();
    auto address = scene.place.address();
    std::swap(address.data, address.keys);
    CHECK_THAT(PostgresServerStore::open(address, scene.random).error().message, ContainsSubstring("exchanged"));
    address.data = scene.place.cluster().address("postgres", PostgresCluster::servingRole);
    CHECK_THAT(PostgresServerStore::open(address, scene.random).error().message,
        ContainsSubstring("seenheard-server migrate"));
    address.data = "postgresql://somebody:secret@/nowhere?host=/nowhere";
    const auto unreachable = PostgresServerStore::open(address, scene.random);
    CHECK_THAT(unreachable.error().message, ContainsSubstring("cannot be reached"));
    CHECK(unreachable.error().message.find("secret") == std::string::npos);
}

TEST_CASE("With another secret nothing is opened, and with none it is said where it is", "[.postgresql]") {
    PostgresScene scene;
    scene.store.reset();
    const auto file = scene.place.address().secret;
    std::filesystem::remove(file);
    CHECK(PostgresServerStore::open(scene.place.address(), scene.random).error().code == ErrorCode::NotFound);
    std::ofstream(file) << std::string(64, 'a');
    const auto opened = PostgresServerStore::open(scene.place.address(), scene.random);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ErrorCode::NotOurs);
}

TEST_CASE("A second server is not put into databases that have one", "[.postgresql]") {
    PostgresScene scene;
    auto created = createServer("Another Force", {"localhost"}, scene.clock, scene.random);
    REQUIRE(created.ok());
    auto address = scene.place.address();
    address.secret = (scene.directory / "another.secret").string();
    const auto made = PostgresServerStore::create(address, created->identity, created->end, scene.random);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().code == ErrorCode::AlreadyExists);
    CHECK_FALSE(std::filesystem::exists(address.secret));
    CHECK(scene.store->identity()->name == "Test Force");
}

TEST_CASE("Connections that were cut are made again by themselves", "[.postgresql]") {
    const PostgresScene scene;
    CHECK(scene.store->log().head().ok());
    scene.cutConnections();
    CHECK(scene.store->log().head().ok());
    scene.cutConnections();
    CHECK(scene.store->log().beginTurn().ok());
}

TEST_CASE("A sequencer that loses its turn commits nothing and takes no other's keys", "[.postgresql]") {
    PostgresScene scene;
    const auto other = PostgresScene::made(scene.place.open(scene.random));
    const auto end = scene.store->log().beginTurn().value()->end().value();
    auto lost = scene.store->log().beginTurn();
    REQUIRE(lost.ok());
    REQUIRE((*lost)->end().ok());
    scene.cutConnections(); // what happens to one whose machine stood still for too long

    // The other process has the turn at once, and the number that the first one would have given.
    auto taken = other->log().beginTurn();
    REQUIRE(taken.ok());
    REQUIRE((*taken)->commit(batchWith(recordNumber(2), end)).ok());
    taken->reset();
    CHECK_FALSE((*lost)->commit(batchWith(recordNumber(1), end)).ok());
    lost->reset();
    CHECK(other->log().record(recordNumber(2))->form == "f");
    CHECK(other->log().record(recordNumber(1)).error().code == ErrorCode::NotFound);
    // A key that one has made for a number is the other's too.
    auto next = scene.store->log().beginTurn();
    REQUIRE(next.ok());
    REQUIRE((*next)->commit(batchWith(recordNumber(1), end)).ok());
    next->reset();
    CHECK(scene.store->log().record(recordNumber(1))->form == "f");
    CHECK(scene.store->log().record(recordNumber(2))->form == "f");
}

TEST_CASE("However many ask, the connections are bounded and all are answered", "[.postgresql]") {
    const PostgresScene scene;
    std::atomic<int> answered = 0;
    {
        std::vector<std::jthread> threads;
        threads.reserve(32);
        for (int thread = 0; thread < 32; ++thread) {
            threads.emplace_back([&] {
                for (int time = 0; time < 20; ++time)
                    answered += scene.store->log().head().ok() ? 1 : 0;
            });
        }
    }
    CHECK(answered == 32 * 20);
    auto owner = scene.data(PostgresCluster::owningRole);
    CHECK(
        countOf(owner,
            "select count(*) from pg_stat_activity where usename = 'seenheard_server' and datname = current_database()")
        <= static_cast<std::int64_t>(PostgresConnections::mostReaders) + 1);
}

TEST_CASE("No statement of an exchange reads a table that grows from end to end", "[.postgresql]") {
    ServerUnderTest server;
    auto owner = PostgresScene::connected(server.storeOptions().at(1) + "&user=" + PostgresCluster::owningRole);
    REQUIRE(owner.execute("select pg_stat_reset()").ok());

    // Plans are kept from when the tables were all but empty.
    auto writer = server.enrolled("PC 1 Dale");
    auto reader = server.enrolled("PC 2 Khan");
    for (std::uint8_t number = 1; number <= 20; ++number) {
        (void)server.exchange(
            writer, {writer.write(partWith(recordNumber(number), test_form::words(), Text("heard")), server.form)});
        (void)server.exchange(reader);
    }
    // What connections have read is known once they have ended.
    const auto ended = countOf(owner, "select (extract(epoch from clock_timestamp()) * 1e6)::bigint");
    server.restart();
    const auto left = "select count(*) from pg_stat_activity where datname = current_database() and "
                      "backend_type = 'client backend' and pid <> pg_backend_pid() and "
                      "extract(epoch from backend_start) * 1e6 < "
        + std::to_string(ended);
    while (countOf(owner, left) > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(countOf(owner,
              "select coalesce(sum(seq_tup_read), 0)::bigint from pg_stat_user_tables where relname ~ "
              "'^(log|chain|feed|tree_nodes|tree_heads|records|record_ids|members)_[0-9]+$'")
        == 0);
}

TEST_CASE("Partitions are made ahead by the role that serves, and not beyond reason", "[.postgresql]") {
    PostgresScene scene;
    scene.place.spoil();
    auto data = scene.data(PostgresCluster::servingRole);
    const std::string partitions = "select count(*) from pg_inherits where inhparent = 'log'::regclass";
    CHECK(countOf(data, partitions) == 1);
    REQUIRE(data.execute("select make_room(2500000, 300000)").ok());
    CHECK(countOf(data, partitions) == 3);
    REQUIRE(data.execute("select make_room(2500000, 300000)").ok());
    CHECK(countOf(data, partitions) == 3);
    REQUIRE(data.execute("insert into log values (2000000, 4, 0, '', '', '')").ok());
    CHECK(countOf(data, "select count(*) from log where tableoid = 'log_1'::regclass") == 1);
    CHECK(data.execute("delete from log_1").error().code == ErrorCode::NotEntitled);
    CHECK_FALSE(data.execute("select make_room(1000000000000, 0)").ok());
}

TEST_CASE("A destroyed key is in no file of the database's any more", "[.postgresql]") {
    const PostgresScene scene;
    auto owner = scene.keys(PostgresCluster::owningRole);
    auto keys = scene.keys(PostgresCluster::servingRole);
    REQUIRE(keys.execute("insert into record_keys values (1, 'one'), (2, 'two'), (3, 'three')").ok());
    const auto file = "select relfilenode::bigint from pg_class where oid = 'record_keys_0'::regclass";
    const auto before = countOf(owner, file);
    REQUIRE(keys.execute("select destroy_record_keys(array[2::bigint])").ok());
    CHECK(countOf(keys, "select count(*) from record_keys") == 2);
    CHECK(countOf(keys, "select count(*) from record_keys where number = 2") == 0);
    CHECK(countOf(owner, file) != before);
}

TEST_CASE("Nothing an officer wrote, and no private key, can be read in the databases", "[.postgresql]") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const std::string canary = "canary words of a child";
    (void)server.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text(canary)), server.form)});
    const std::vector<ReferenceContent> sets{{"people", copyOf(bytesOf("canary name"))}};
    REQUIRE(server.store().catalogue().replaceReferenceSets(sets, 1).ok());
    const auto identity = server.store().identity();
    REQUIRE(identity.ok());
    const auto options = server.storeOptions();
    for (const auto& address : {options[1], options[3]}) {
        auto database = PostgresScene::connected(address);
        const auto tables = database.run("select relname::text::bytea from pg_class where relkind = 'r' and "
                                         "relnamespace = 'seenheard'::regnamespace");
        REQUIRE(tables.ok());
        CHECK(tables->size() > 1);
        std::string whole;
        for (const auto table : *tables) {
            const auto rows = database.run("select convert_to(t::text, 'UTF8') from " + table.text(0) + " t");
            REQUIRE(rows.ok());
            for (const auto row : *rows)
                whole += row.text(0);
        }
        CHECK(whole.find(toHex(bytesOf(canary))) == std::string::npos);
        CHECK(whole.find(toHex(bytesOf("canary name"))) == std::string::npos);
        CHECK(whole.find(toHex(identity->issuingKey.seed())) == std::string::npos);
        CHECK(whole.find(toHex(identity->ingestKey.secret())) == std::string::npos);
    }
}

TEST_CASE("The octets of a picture go with its records", "[.postgresql]") {
    const PostgresScene scene;
    auto data = scene.data(PostgresCluster::owningRole);
    const auto id = sha256(bytesOf("sealed"));
    REQUIRE(data.change("insert into records (number, id) values (1, $1)", {recordNumber(1)}).ok());
    REQUIRE(data.change("insert into pictures values ($1, 1, 6)", {id}).ok());
    const auto picture = PictureId::fromBytes(id.bytes()).value();
    auto& pictures = scene.store->pictures();
    CHECK(pictures.append(picture, 0, bytesOf("sea"), 1)->had == 3);
    CHECK(pictures.append(picture, 0, bytesOf("sea"), 1)->had == 3);
    CHECK(pictures.append(picture, 3, bytesOf("LED"), 2).error().code == ErrorCode::BadSignature);
    CHECK(pictures.standing(picture)->had == 0);
    CHECK(pictures.append(picture, 0, bytesOf("sealed"), 3)->receivedAtMs == 3);
    REQUIRE(data.execute("update records set disposed_leaf = 1 where number = 1").ok());
    REQUIRE(removeDisposedPictures(data).ok());
    CHECK(countOf(data, "select count(*) from picture_octets") == 0);
    CHECK(pictures.standing(picture).error().code == ErrorCode::NotFound);
}

TEST_CASE("An operations team migrates, makes and serves a store with commands alone", "[.postgresql]") {
    auto& cluster = PostgresCluster::ofThisBinary();
    cluster.create("ops_data");
    cluster.create("ops_keys");
    const TempDirectory directory;
    const FakeClock clock;
    SystemRandom random;
    KeptLog log;
    std::ostringstream out;
    std::ostringstream err;
    const auto run = [&](std::vector<std::string> words, const std::string& role) {
        out.str({});
        err.str({});
        for (const auto& [option, database] : {std::pair("--store", "ops_data"), std::pair("--keys", "ops_keys")}) {
            words.emplace_back(option);
            words.push_back(cluster.address(database, role));
        }
        return runServerProgram(words, {out, err, clock, random, log});
    };
    const auto secret = (directory / "secret").string();
    const std::string owner = PostgresCluster::owningRole;
    const std::string serving = PostgresCluster::servingRole;

    CHECK(run({"migrate", "--dry-run"}, owner) == 0);
    CHECK_THAT(out.str(), ContainsSubstring("schema 0 would become 1"));
    CHECK(run({"status", "--secret", secret}, serving) == 1);
    CHECK(run({"migrate"}, serving) == 1);
    REQUIRE(run({"migrate"}, owner) == 0);
    CHECK_THAT(out.str(), ContainsSubstring("schema 0 became 1"));
    CHECK(run({"migrate"}, owner) == 0);
    CHECK_THAT(out.str(), ContainsSubstring("is the newest"));
    CHECK(run({"migrate", "--role", "nobody_there"}, owner) == 1);
    CHECK_THAT(err.str(), ContainsSubstring("create role"));

    CHECK(run({"status"}, serving) == 1);
    CHECK_THAT(err.str(), ContainsSubstring("--secret FILE"));
    const std::vector<std::string> init{"init", "--secret", secret, "--name", "Test Force", "--recovery-key"};
    const auto initInto = [&](const std::string& file) {
        auto words = init;
        words.push_back((directory / file).string());
        return run(words, serving);
    };
    REQUIRE(initInto("recovery.json") == 0);
    CHECK(initInto("again.json") == 1);
    CHECK_FALSE(std::filesystem::exists(directory / "again.json"));
    CHECK(run({"status", "--secret", secret}, serving) == 0);
    CHECK(run({"enrol", "--secret", secret, "--officer", "PC 1 Dale", "--team", "t", "--district", "d"}, serving) == 0);
    cluster.drop("ops_data");
    cluster.drop("ops_keys");
}
