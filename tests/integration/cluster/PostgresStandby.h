#pragma once

#include "sync/server/store/postgresql/PostgresServerStore.h"
#include "tests/unit/server/PostgresCluster.h"
#include "tests/unit/server/StorePlace.h"

namespace seenheard {

/// A second PostgreSQL that has whatever the first one has acknowledged: its synchronous standby.
class PostgresStandby {
public:
    /// From now on the first one waits for this one at each commit.
    explicit PostgresStandby(PostgresCluster& primary);
    ~PostgresStandby();
    PostgresStandby(const PostgresStandby&) = delete;
    PostgresStandby& operator=(const PostgresStandby&) = delete;

    /// Makes it the one that is written to, and returns when it is.
    void promote();
    [[nodiscard]] const std::filesystem::path& directory() const { return directory_.path(); }

private:
    TempDirectory directory_;
    pid_t server_ = -1;
};

/// A store on both: its addresses name the two hosts.
class ReplicatedStorePlace final : public StorePlace {
public:
    explicit ReplicatedStorePlace(const std::filesystem::path& directory);

    [[nodiscard]] Result<std::unique_ptr<ServerStore>> create(
        const ServerIdentity& identity, const LogEnd& end, Random& random) override;
    [[nodiscard]] Result<std::unique_ptr<ServerStore>> open(Random& random) override;
    [[nodiscard]] std::vector<std::string> options() const override;
    void keepBackup() override {}
    void putBackupBack() override {}

    PostgresCluster primary;
    PostgresStandby standby{primary};

private:
    [[nodiscard]] PostgresAddress address() const;
    [[nodiscard]] std::string addressOf(const std::string& database) const;

    std::filesystem::path secret_;
};

} // namespace seenheard
