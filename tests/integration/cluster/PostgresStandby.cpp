#include "tests/integration/cluster/PostgresStandby.h"

#include "tests/unit/server/PostgresPrograms.h"

#include <sys/wait.h>

#include <csignal>
#include <stdexcept>
#include <thread>

namespace seenheard {

namespace {

constexpr int patienceMs = 60'000;

/// Until that is 1 in that database.
void await(const std::string& address, const std::string& sql) {
    for (int waited = 0; waited < patienceMs; waited += 20) {
        auto database = PostgresDatabase::open(address);
        if (database) {
            const auto rows = database->run(sql);
            if (rows && !rows->empty() && rows->first().integer(0) == 1)
                return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("the test's standby did not come to be what it is to be");
}

std::string ownersAddress(const std::filesystem::path& directory) {
    return "postgresql://" + std::string(PostgresCluster::owningRole) + "@/postgres?host=" + directory.string();
}

} // namespace

PostgresStandby::PostgresStandby(PostgresCluster& primary) {
    const auto programs = postgresPrograms();
    giveToPostgres(directory_.path());
    runAsPostgres(directory_.path(),
        {programs + "/pg_basebackup", "-h", primary.directory().string(), "-U", PostgresCluster::owningRole, "-D",
            "data", "-R", "-X", "stream", "-c", "fast", "--no-sync"});
    server_ = startAsPostgres(directory_.path(),
        {programs + "/postgres", "-D", "data", "-k", directory_.path().string(), "-c", "listen_addresses=", "-c",
            "fsync=off", "-c", "max_connections=200", "-c", "cluster_name=standby", "-c",
            "synchronous_standby_names="});
    primary.run("alter system set synchronous_standby_names = 'standby'");
    primary.run("select pg_reload_conf()");
    await(ownersAddress(primary.directory()), "select count(*) from pg_stat_replication where sync_state = 'sync'");
}

PostgresStandby::~PostgresStandby() {
    kill(server_, SIGQUIT);
    waitpid(server_, nullptr, 0);
}

void PostgresStandby::promote() {
    runAsPostgres(directory_.path(), {postgresPrograms() + "/pg_ctl", "promote", "-D", "data", "-w"});
    await(ownersAddress(directory_.path()), "select (not pg_is_in_recovery())::int");
}

ReplicatedStorePlace::ReplicatedStorePlace(const std::filesystem::path& directory)
    : secret_(directory / "server.secret") {}

Result<std::unique_ptr<ServerStore>> ReplicatedStorePlace::create(
    const ServerIdentity& identity, const LogEnd& end, Random& random) {
    auto store = PostgresServerStore::create(address(), identity, end, random);
    return store ? Result(std::unique_ptr<ServerStore>(std::move(*store))) : store.error();
}

Result<std::unique_ptr<ServerStore>> ReplicatedStorePlace::open(Random& random) {
    auto store = PostgresServerStore::open(address(), random);
    return store ? Result(std::unique_ptr<ServerStore>(std::move(*store))) : store.error();
}

std::vector<std::string> ReplicatedStorePlace::options() const {
    const auto there = address();
    return {"--store", there.data, "--keys", there.keys, "--secret", there.secret};
}

PostgresAddress ReplicatedStorePlace::address() const {
    return {addressOf(PostgresCluster::emptyData), addressOf(PostgresCluster::emptyKeys), secret_.string()};
}

std::string ReplicatedStorePlace::addressOf(const std::string& database) const {
    return primary.address(database, PostgresCluster::servingRole) + "," + standby.directory().string();
}

} // namespace seenheard
