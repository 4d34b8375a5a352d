#pragma once

#include "sync/server/store/postgresql/PostgresServerStore.h"
#include "tests/unit/server/PostgresCluster.h"
#include "tests/unit/server/StorePlace.h"

namespace seenheard {

/// Two databases of one test's own on the binary's cluster, gone with the test.
class PostgresStorePlace final : public StorePlace {
public:
    explicit PostgresStorePlace(const std::filesystem::path& directory);
    ~PostgresStorePlace() override;

    [[nodiscard]] Result<std::unique_ptr<ServerStore>> create(
        const ServerIdentity& identity, const LogEnd& end, Random& random) override;
    [[nodiscard]] Result<std::unique_ptr<ServerStore>> open(Random& random) override;
    [[nodiscard]] std::vector<std::string> options() const override;
    void keepBackup() override;
    void putBackupBack() override;

    /// As the role that serves, or as the one that owns the tables.
    [[nodiscard]] PostgresAddress address(const std::string& role = PostgresCluster::servingRole) const;
    [[nodiscard]] PostgresCluster& cluster() const { return cluster_; }
    /// For a test that changes more than rows: no other test gets these databases.
    void spoil() { isSpoilt_ = true; }

private:
    [[nodiscard]] std::string backup() const { return data_ + "_backup"; }

    PostgresCluster& cluster_;
    std::filesystem::path secret_;
    std::string data_;
    std::string keys_;
    bool isSpoilt_ = false;
};

} // namespace seenheard
