#include "sync/server/store/postgresql/PostgresConnections.h"

#include "sync/server/store/postgresql/PostgresSchemaStore.h"

#include <chrono>

namespace seenheard {

namespace {

constexpr std::chrono::seconds longestWait{10};

bool isWhole(const PostgresConnection& connection) {
    return connection.data.isOpen() && connection.keys.isOpen();
}

} // namespace

Result<std::unique_ptr<PostgresConnections>> PostgresConnections::open(
    PostgresAddress address, PostgresSecret secret, Random& random) {
    std::unique_ptr<PostgresConnections> made(new PostgresConnections(std::move(address), std::move(secret), random));
    auto writer = made->connect();
    if (!writer)
        return writer.error();
    if (auto fits = PostgresSchemaStore((*writer)->data, migrations::postgresData()).checkNewest(); !fits)
        return fits.error();
    if (auto fits = PostgresSchemaStore((*writer)->keys, migrations::postgresKeys()).checkNewest(); !fits)
        return fits.error();
    made->writer_ = std::move(*writer);
    return made;
}

Result<PostgresConnections::Writer> PostgresConnections::writer() {
    std::unique_lock guard(writing_);
    if (!writer_ || !isWhole(*writer_)) {
        auto made = connect();
        if (!made)
            return made.error();
        writer_ = std::move(*made);
    }
    return Writer{std::move(guard), *writer_};
}

Result<PostgresConnections::Turn> PostgresConnections::turn() {
    for (auto left = attempts;; --left) {
        auto taken = writer();
        if (!taken)
            return taken.error();
        auto transaction = PostgresTransaction::beginTurn(taken->connection.data);
        if (transaction)
            return Turn{std::move(*taken), std::move(*transaction)};
        // Nothing was begun: where the connection had been cut, another one will do.
        if (left <= 1 || isWhole(taken->connection))
            return transaction.error();
    }
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnections::connect() {
    auto data = PostgresDatabase::open(address_.data);
    if (!data)
        return data.error();
    auto keys = PostgresDatabase::open(address_.keys);
    if (!keys)
        return keys.error();
    return std::unique_ptr<PostgresConnection>(
        new PostgresConnection{std::move(*data), std::move(*keys), secret_, random_});
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnections::takeReader() {
    {
        std::unique_lock lock(readersGuard_);
        const bool there =
            readerCame_.wait_for(lock, longestWait, [this] { return !idleReaders_.empty() || readers_ < mostReaders; });
        if (!there)
            return fail(ErrorCode::Busy, "The server has too much to read from its database. Try again in a moment.");
        if (!idleReaders_.empty()) {
            auto reader = std::move(idleReaders_.back());
            idleReaders_.pop_back();
            return reader;
        }
        ++readers_;
    }
    auto made = connect();
    if (!made)
        giveBack(nullptr);
    return made;
}

void PostgresConnections::giveBack(std::unique_ptr<PostgresConnection> reader) {
    {
        const std::scoped_lock lock(readersGuard_);
        if (reader && isWhole(*reader)) {
            idleReaders_.push_back(std::move(reader));
        } else {
            // What cut this one has most likely cut those that nobody has used since.
            readers_ -= 1 + idleReaders_.size();
            idleReaders_.clear();
        }
    }
    readerCame_.notify_all();
}

std::size_t PostgresConnections::readersInUse() {
    const std::scoped_lock lock(readersGuard_);
    return readers_ - idleReaders_.size();
}

bool PostgresConnections::isPassing(const PostgresConnection& connection) {
    return !isWhole(connection) || connection.data.mayTryAgain();
}

} // namespace seenheard
