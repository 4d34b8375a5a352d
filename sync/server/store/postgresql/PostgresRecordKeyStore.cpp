#include "sync/server/store/postgresql/PostgresRecordKeyStore.h"

#include <algorithm>

namespace seenheard {

namespace {

using Purpose = PostgresSecret::Purpose;

/// Partitions are made this many keys before they are needed.
constexpr std::int64_t keyRoomAhead = 16384;

std::vector<std::int64_t> numbersIn(const PostgresRows& rows) {
    std::vector<std::int64_t> numbers;
    for (const auto row : rows)
        numbers.push_back(row.integer(0));
    return numbers;
}

Bytes placeOf(std::int64_t number) {
    return copyOf(bytesOf(std::to_string(number)));
}

} // namespace

Result<RecordKeys> PostgresRecordKeyStore::find(const std::vector<std::int64_t>& numbers) {
    RecordKeys keys;
    if (numbers.empty())
        return keys;
    const auto rows = connection_.keys.run("select number, key from record_keys where number = any ($1)", {numbers});
    if (!rows)
        return rows.error();
    for (const auto row : *rows) {
        const auto number = row.integer(0);
        const auto key = connection_.secret.open(Purpose::RecordKeys, row.blob(1), placeOf(number));
        if (!key)
            return key.error();
        keys.emplace(number, RecordKey::fromBytes(key->view()).value_or(RecordKey{}));
    }
    return keys;
}

Result<RecordKeys> PostgresRecordKeyStore::agree(const std::vector<std::int64_t>& numbers) {
    if (numbers.empty())
        return RecordKeys{};
    if (const auto highest = *std::max_element(numbers.begin(), numbers.end()); highest > connection_.room.keys) {
        if (auto room = connection_.keys.change("select make_key_room($1)", {highest + keyRoomAhead}); !room)
            return room.error();
        connection_.room.keys = highest + keyRoomAhead;
    }
    std::vector<Bytes> sealed;
    for (const auto number : numbers) {
        const auto key = connection_.random.id<RecordKey>();
        sealed.push_back(
            connection_.secret.seal(Purpose::RecordKeys, key.bytes(), placeOf(number), connection_.random));
    }
    // The line in the write-ahead log lets it wait for a standby too where another process, whose wait was cut off, has
    // made them all: the data must not come to stand under a key that a failover takes back.
    if (auto added = connection_.keys.change(
            "with added as (insert into record_keys (number, key) select * from unnest($1, $2) on conflict do nothing) "
            "select pg_logical_emit_message(true, 'seenheard', ''::text)",
            {numbers, sealed});
        !added)
        return added.error();
    return find(numbers);
}

Status PostgresRecordKeyStore::destroy(const std::vector<std::int64_t>& numbers) {
    if (numbers.empty())
        return success();
    return connection_.keys.change("select destroy_record_keys($1)", {numbers});
}

Status PostgresRecordKeyStore::destroyDisposed() {
    const auto disposed = connection_.data.run("select number from records where disposed_leaf is not null");
    if (!disposed)
        return disposed.error();
    const auto left =
        connection_.keys.run("select number from record_keys where number = any ($1)", {numbersIn(*disposed)});
    return left ? destroy(numbersIn(*left)) : Status(left.error());
}

Status PostgresRecordKeyStore::destroyBeyond(std::int64_t number) {
    const auto lost = connection_.keys.run("select number from record_keys where number > $1", {number});
    return lost ? destroy(numbersIn(*lost)) : Status(lost.error());
}

} // namespace seenheard
