#include "tests/unit/server/StorePlace.h"

#include "sync/server/store/EmbeddedServerStore.h"
#include "tests/unit/server/PostgresStorePlace.h"

#include <cstdlib>

namespace seenheard {

namespace {

class EmbeddedStorePlace final : public StorePlace {
public:
    explicit EmbeddedStorePlace(const std::filesystem::path& directory)
        : file_(directory / "server.db")
        , backup_(directory / "backup.db") {}

    Result<std::unique_ptr<ServerStore>> create(
        const ServerIdentity& identity, const LogEnd& end, Random& random) override {
        auto store = EmbeddedServerStore::create(file_, identity, end, random);
        return store ? Result(std::unique_ptr<ServerStore>(std::move(*store))) : store.error();
    }
    Result<std::unique_ptr<ServerStore>> open(Random& random) override {
        auto store = EmbeddedServerStore::open(file_, random);
        return store ? Result(std::unique_ptr<ServerStore>(std::move(*store))) : store.error();
    }
    [[nodiscard]] std::vector<std::string> options() const override { return {"--store", file_.string()}; }
    void keepBackup() override { copy(file_, backup_); }
    void putBackupBack() override {
        for (const auto* ending : {"-wal", "-shm"})
            std::filesystem::remove(file_.string() + ending);
        copy(backup_, file_);
    }

private:
    static void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    }

    std::filesystem::path file_;
    std::filesystem::path backup_;
};

} // namespace

std::unique_ptr<StorePlace> StorePlace::forTest(const std::filesystem::path& directory) {
    const auto* wanted = std::getenv("SEENHEARD_TEST_STORE");
    if (wanted != nullptr && std::string_view(wanted) == "postgresql")
        return std::make_unique<PostgresStorePlace>(directory);
    return std::make_unique<EmbeddedStorePlace>(directory);
}

} // namespace seenheard
