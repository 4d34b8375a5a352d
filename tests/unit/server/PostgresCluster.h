#pragma once

#include "platform/base/Result.h"
#include "tests/support/TempDirectory.h"

#include <sys/types.h>

#include <map>
#include <memory>
#include <string>

namespace seenheard {

/// A real PostgreSQL of the test binary's own: in a temporary directory, on a socket there, under a user without
/// rights, gone when the binary ends, however it ends.
class PostgresCluster {
public:
    static constexpr const char* owningRole = "seenheard_owner";
    static constexpr const char* servingRole = "seenheard_server";
    /// Migrated and empty; to be copied.
    static constexpr const char* emptyData = "empty_data";
    static constexpr const char* emptyKeys = "empty_keys";

    enum class Disk {
        NotAwaited, ///< Quicker: no test of it speaks of power cuts.
        Awaited,    ///< As it is installed, for what is measured on it.
    };

    /// Started by the first test that asks; does not wait for the disk.
    [[nodiscard]] static PostgresCluster& ofThisBinary();

    /// Skips the test, aloud, where PostgreSQL is not installed.
    explicit PostgresCluster(Disk disk = Disk::NotAwaited);
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    [[nodiscard]] std::string address(const std::string& database, const std::string& role = owningRole) const;
    void create(const std::string& database) { run("create database " + database); }
    void copy(const std::string& from, const std::string& to) { run("create database " + to + " template " + from); }
    /// With whatever is connected to it; nothing where there is none.
    void drop(const std::string& database) noexcept;
    /// A copy of one of the empty ones for one test; emptied when it is given back, which takes less than making one.
    [[nodiscard]] std::string lend(const std::string& empty);
    /// What cannot be emptied is lent to nobody again.
    void giveBack(const std::string& empty, const std::string& database) noexcept;
    /// As the owner, in the database "postgres"; fails the test where it fails.
    void run(const std::string& sql);
    /// It is gone, as a machine is whose power fails: nobody was told anything.
    void crash();

    /// Processor time that its processes have taken so far. Those that ended are not counted.
    [[nodiscard]] double processorSeconds() const;

    /// Where it is, for whoever connects to it.
    [[nodiscard]] const std::filesystem::path& directory() const { return directory_.path(); }

private:
    void awaitConnections();
    void makeEmptyStore();

    void run(const std::string& database, const std::string& sql);
    [[nodiscard]] Status attempt(const std::string& database, const std::string& sql);

    TempDirectory directory_;
    std::multimap<std::string, std::string> idle_; ///< Databases that were given back, by what they are copies of.
    int lent_ = 0;
    pid_t server_ = -1;
};

} // namespace seenheard
