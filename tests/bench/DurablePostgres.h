#pragma once

#include "platform/base/Result.h"
#include "tests/unit/server/PostgresCluster.h"

#include <memory>

namespace seenheard::bench {

/// Two databases for a server's store, on a PostgreSQL of the benchmark's own that waits for the disk.
class DurablePostgres {
public:
    /// Migrated and empty. Unsupported where PostgreSQL is not installed.
    [[nodiscard]] static Result<std::shared_ptr<DurablePostgres>> start();

    [[nodiscard]] std::string data() const { return cluster_.address(dataName, PostgresCluster::servingRole); }
    [[nodiscard]] std::string keys() const { return cluster_.address(keysName, PostgresCluster::servingRole); }
    /// As they are now, to begin again from; nobody may be connected.
    [[nodiscard]] Status keep();
    /// Whoever is connected still is sent away.
    [[nodiscard]] Status putBack();
    /// Processor time that its processes have taken so far.
    [[nodiscard]] double processorSeconds() const { return cluster_.processorSeconds(); }

private:
    static constexpr const char* dataName = "bench_data";
    static constexpr const char* keysName = "bench_keys";

    DurablePostgres();
    [[nodiscard]] Status copyBoth(const std::string& from, const std::string& to);

    PostgresCluster cluster_{PostgresCluster::Disk::Awaited};
};

} // namespace seenheard::bench
