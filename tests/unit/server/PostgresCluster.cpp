#include "tests/unit/server/PostgresCluster.h"

#include "sync/server/store/postgresql/PostgresSchemaStore.h"

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <thread>

namespace seenheard {

namespace {

constexpr const char* user = "postgres"; ///< Debian's package makes it.
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

/// Where the programs of a database server are; empty where there are none.
std::string programsOfServer() {
    std::string directory;
    if (auto* answer = popen("pg_config --bindir 2>/dev/null", "r")) {
        std::array<char, 512> line{};
        if (std::fgets(line.data(), line.size(), answer) != nullptr)
            directory = line.data();
        pclose(answer);
    }
    while (directory.ends_with('\n'))
        directory.pop_back();
    return access((directory + "/initdb").c_str(), X_OK) == 0 ? directory : std::string();
}

/// Starts a program in that directory, whose messages go into a file there. It is told to stop when this one dies. As
/// root, which PostgreSQL refuses to be, it becomes the user that is for it.
pid_t start(const std::filesystem::path& directory, std::vector<std::string> words) {
    std::vector<std::string> whole{"setpriv", "--pdeathsig", "INT"};
    if (geteuid() == 0) {
        for (const auto* option : {"--reuid=postgres", "--regid=postgres", "--clear-groups"})
            whole.emplace_back(option);
    }
    whole.insert(whole.end(), words.begin(), words.end());
    std::vector<char*> argv;
    argv.reserve(whole.size() + 1);
    for (auto& word : whole)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const auto messages = (directory / "messages").string();
    const auto child = fork();
    if (child != 0)
        return child;
    const int file = open(messages.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    if (chdir(directory.c_str()) == 0)
        execvp(argv[0], argv.data());
    _exit(127);
}

} // namespace

PostgresCluster& PostgresCluster::ofThisBinary() {
    static const auto programs = programsOfServer();
    if (programs.empty() || (geteuid() == 0 && getpwnam(user) == nullptr))
        SKIP("PostgreSQL is not installed here, so nothing was tried on it. 'make setup' installs it.");
    static PostgresCluster cluster(programs);
    return cluster;
}

PostgresCluster::PostgresCluster(const std::string& programs) {
    if (geteuid() == 0) {
        const auto* owner = getpwnam(user);
        if (chown(directory_.path().c_str(), owner->pw_uid, owner->pw_gid) != 0)
            throw std::runtime_error("the directory of the test's PostgreSQL could not be given to its user");
    }
    int status = 0;
    waitpid(start(directory_.path(),
                {programs + "/initdb", "-D", "data", "-U", owningRole, "-A", "trust", "-E", "UTF8", "--no-locale",
                    "--no-sync"}),
        &status, 0);
    if (status != 0)
        throw std::runtime_error("initdb failed; see " + (directory_ / "messages").string());
    server_ = start(directory_.path(),
        {programs + "/postgres", "-D", "data", "-k", directory_.path().string(), "-c", "listen_addresses=", "-c",
            "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200", "-c", "autovacuum=off", "-c",
            "max_wal_size=4GB", "-c", "checkpoint_timeout=1h"});
    awaitConnections();
    run("create role " + std::string(servingRole) + " login");
    makeEmptyStore();
}

PostgresCluster::~PostgresCluster() {
    kill(server_, SIGQUIT); // at once: nothing of it is needed
    waitpid(server_, nullptr, 0);
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
