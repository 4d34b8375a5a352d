#pragma once

#include "platform/base/Random.h"
#include "sync/server/store/ServerStore.h"

#include <filesystem>
#include <memory>

namespace seenheard {

/// Where the store of one test is. The same tests run on files and, where SEENHEARD_TEST_STORE is "postgresql", on a
/// real PostgreSQL.
class StorePlace {
public:
    /// In that directory, or in databases of its own; skips the test, aloud, where PostgreSQL is asked for and not
    /// here.
    [[nodiscard]] static std::unique_ptr<StorePlace> forTest(const std::filesystem::path& directory);

    virtual ~StorePlace() = default;
    [[nodiscard]] virtual Result<std::unique_ptr<ServerStore>> create(
        const ServerIdentity& identity, const LogEnd& end, Random& random) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<ServerStore>> open(Random& random) = 0;
    /// What commands are told of it.
    [[nodiscard]] virtual std::vector<std::string> options() const = 0;
    /// A copy of the data as it is now, without the records' keys; nobody has the store open.
    virtual void keepBackup() = 0;
    virtual void putBackupBack() = 0;
};

} // namespace seenheard
