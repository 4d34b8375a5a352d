#include "tests/unit/server/PostgresStorePlace.h"

namespace seenheard {

PostgresStorePlace::PostgresStorePlace(const std::filesystem::path& directory)
    : cluster_(PostgresCluster::ofThisBinary())
    , secret_(directory / "server.secret")
    , data_(cluster_.lend(PostgresCluster::emptyData))
    , keys_(cluster_.lend(PostgresCluster::emptyKeys)) {}

PostgresStorePlace::~PostgresStorePlace() {
    cluster_.drop(backup());
    if (isSpoilt_) {
        cluster_.drop(data_);
        cluster_.drop(keys_);
        return;
    }
    cluster_.giveBack(PostgresCluster::emptyData, data_);
    cluster_.giveBack(PostgresCluster::emptyKeys, keys_);
}

Result<std::unique_ptr<ServerStore>> PostgresStorePlace::create(
    const ServerIdentity& identity, const LogEnd& end, Random& random) {
    auto store = PostgresServerStore::create(address(), identity, end, random);
    return store ? Result(std::unique_ptr<ServerStore>(std::move(*store))) : store.error();
}

Result<std::unique_ptr<ServerStore>> PostgresStorePlace::open(Random& random) {
    auto store = PostgresServerStore::open(address(), random);
    return store ? Result(std::unique_ptr<ServerStore>(std::move(*store))) : store.error();
}

std::vector<std::string> PostgresStorePlace::options() const {
    const auto there = address();
    return {"--store", there.data, "--keys", there.keys, "--secret", there.secret};
}

void PostgresStorePlace::keepBackup() {
    cluster_.drop(backup());
    cluster_.copy(data_, backup());
}

void PostgresStorePlace::putBackupBack() {
    cluster_.drop(data_);
    cluster_.copy(backup(), data_);
}

PostgresAddress PostgresStorePlace::address(const std::string& role) const {
    return {cluster_.address(data_, role), cluster_.address(keys_, role), secret_.string()};
}

} // namespace seenheard
