#include "sync/server/store/EmbeddedConnections.h"

#include "platform/database/Migrator.h"
#include "sync/server/store/migrations/Migrations.h"

namespace seenheard {

namespace {

Result<EmbeddedConnection> connect(const EmbeddedFiles& files, const EmbeddedKeys& keys, Database::Mode mode) {
    auto data = Database::open(files.data, keys.data.view(), mode);
    if (!data)
        return data.error();
    auto recordKeys = Database::open(files.keys, keys.keys.view(), mode);
    if (!recordKeys)
        return recordKeys.error();
    return EmbeddedConnection{std::move(*data), std::move(*recordKeys)};
}

} // namespace

Result<std::unique_ptr<EmbeddedConnections>> EmbeddedConnections::open(
    EmbeddedFiles files, EmbeddedKeys keys, Database::Mode mode) {
    auto writer = connect(files, keys, mode);
    if (!writer)
        return writer.error();
    if (auto status = migrate(writer->data, migrations::dataApplicationId, migrations::data()); !status)
        return status.error();
    if (auto status = migrate(writer->keys, migrations::keysApplicationId, migrations::keys()); !status)
        return status.error();
    return std::unique_ptr<EmbeddedConnections>(
        new EmbeddedConnections(std::move(files), std::move(keys), std::move(*writer)));
}

Result<std::unique_ptr<EmbeddedConnection>> EmbeddedConnections::takeReader() {
    {
        const std::scoped_lock lock(readersGuard_);
        ++readers_;
        if (!idleReaders_.empty()) {
            auto reader = std::move(idleReaders_.back());
            idleReaders_.pop_back();
            return reader;
        }
    }
    auto made = connect(files_, keys_, Database::Mode::ReadOnly);
    if (!made) {
        const std::scoped_lock lock(readersGuard_);
        --readers_;
        return made.error();
    }
    return std::make_unique<EmbeddedConnection>(std::move(*made));
}

void EmbeddedConnections::giveBack(std::unique_ptr<EmbeddedConnection> reader) {
    const std::scoped_lock lock(readersGuard_);
    --readers_;
    idleReaders_.push_back(std::move(reader));
}

std::size_t EmbeddedConnections::readersInUse() {
    const std::scoped_lock lock(readersGuard_);
    return readers_;
}

} // namespace seenheard
