#include "tests/unit/server/PostgresCluster.h"

#include "sync/server/store/postgresql/PostgresSchemaStore.h"
#include "tests/support/ProcessFigures.h"
#include "tests/unit/server/PostgresPrograms.h"

#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

namespace seenheard {

namespace {

constexpr int patienceMs = 60'000;

/// Whoever is connected still is sent away first: he may be in a turn.
constexpr const char* emptying = R"sql(
select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
set session_replication_role = replica;
do $$
declare
    name regclass;
begin
    for name in select oid::regclass from pg_class where relnamespace = 'seenheard'::regnamespace
        and relkind in ('r', 'p') and not relispartition and relname not like '%\_steps'
    loop
        execute format('delete from %s', name);
    end loop;
    for name in select oid::regclass from pg_class where relnamespace = 'seenheard'::regnamespace and relkind = 'S' loop
        execute format('alter sequence %s restart', name);
    end loop;
end $$;
)sql";

} // namespace

PostgresCluster& PostgresCluster::ofThisBinary() {
    static PostgresCluster cluster;
    return cluster;
}

PostgresCluster::PostgresCluster(Disk disk) {
    const auto programs = postgresPrograms();
    giveToPostgres(directory_.path());
    runAsPostgres(directory_.path(),
        {programs + "/initdb", "-D", "data", "-U", owningRole, "-A", "trust", "-E", "UTF8", "--no-locale",
            "--no-sync"});
    std::vector<std::string> words{programs + "/postgres", "-D", "data", "-k", directory_.path().string(), "-c",
        "listen_addresses=", "-c", "max_connections=200", "-c", "max_wal_size=4GB"};
    if (disk == Disk::NotAwaited) {
        for (const auto* setting : {"fsync=off", "full_page_writes=off", "autovacuum=off", "checkpoint_timeout=1h"})
            words.insert(words.end(), {"-c", setting});
    }
    server_ = startAsPostgres(directory_.path(), std::move(words));
    awaitConnections();
    run("create role " + std::string(servingRole) + " login");
    makeEmptyStore();
}

PostgresCluster::~PostgresCluster() {
    crash(); // at once: nothing of it is needed
}

void PostgresCluster::crash() {
    if (server_ < 0)
        return;
    kill(server_, SIGQUIT);
    waitpid(std::exchange(server_, -1), nullptr, 0);
}

double PostgresCluster::processorSeconds() const {
    const auto data = (directory() / "data").string(); // they work there
    double seconds = 0;
    for (const auto& process : std::filesystem::directory_iterator("/proc")) {
        std::error_code unreadable;
        if (std::filesystem::read_symlink(process.path() / "cwd", unreadable) != data)
            continue;
        seconds += processorSecondsOf(std::stoi(process.path().filename().string()));
    }
    return seconds;
}

std::string PostgresCluster::address(const std::string& database, const std::string& role) const {
    return "postgresql://" + role + "@/" + database + "?host=" + directory_.path().string();
}

void PostgresCluster::run(const std::string& sql) {
    run("postgres", sql);
}

void PostgresCluster::run(const std::string& database, const std::string& sql) {
    if (auto done = attempt(database, sql); !done)
        throw std::runtime_error(done.error().message);
}

Status PostgresCluster::attempt(const std::string& database, const std::string& sql) {
    auto connection = PostgresDatabase::open(address(database));
    return connection ? connection->execute(sql) : Status(connection.error());
}

void PostgresCluster::drop(const std::string& database) noexcept {
    (void)attempt("postgres", "drop database if exists " + database + " with (force)");
}

std::string PostgresCluster::lend(const std::string& empty) {
    if (const auto idle = idle_.find(empty); idle != idle_.end()) {
        auto database = std::move(idle->second);
        idle_.erase(idle);
        return database;
    }
    auto database = "lent_" + std::to_string(++lent_);
    copy(empty, database);
    return database;
}

void PostgresCluster::giveBack(const std::string& empty, const std::string& database) noexcept {
    if (attempt(database, emptying))
        idle_.emplace(empty, database);
}

void PostgresCluster::awaitConnections() {
    for (int waited = 0; waited < patienceMs; waited += 20) {
        if (PostgresDatabase::open(address("postgres")))
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("the test's PostgreSQL did not start; see " + (directory_ / "messages").string());
}

void PostgresCluster::makeEmptyStore() {
    create(emptyData);
    create(emptyKeys);
    for (const auto& [name, schema] :
        {std::pair(emptyData, &migrations::postgresData()), std::pair(emptyKeys, &migrations::postgresKeys())}) {
        auto database = PostgresDatabase::open(address(name));
        if (!database)
            throw std::runtime_error(database.error().message);
        if (auto done = PostgresSchemaStore(*database, *schema).migrate(servingRole); !done)
            throw std::runtime_error(done.error().message);
    }
}

} // namespace seenheard
