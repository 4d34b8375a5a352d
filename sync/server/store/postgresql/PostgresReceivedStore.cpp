#include "sync/server/store/postgresql/PostgresReceivedStore.h"

#include "sync/server/store/StoredLeafStore.h"

namespace seenheard {

Status PostgresReceivedStore::keep(const std::vector<ReceivedColumns>& entries) {
    if (entries.empty())
        return success();
    std::vector<BytesView> ids;
    std::vector<std::int64_t> signers;
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> epochs;
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> held;
    std::vector<std::int64_t> times;
    std::vector<BytesView> headers;
    std::vector<BytesView> signatures;
    std::vector<BytesView> parts;
    for (const auto& one : entries) {
        const auto& header = one.entry->verified.header;
        ids.push_back(one.entry->verified.id.bytes());
        signers.push_back(one.signer);
        numbers.push_back(static_cast<std::int64_t>(header.number));
        epochs.push_back(static_cast<std::int64_t>(header.treeHeadSeen.epoch));
        sizes.push_back(static_cast<std::int64_t>(header.treeHeadSeen.size));
        held.push_back(static_cast<std::int64_t>(one.entry->held));
        times.push_back(one.entry->receivedAtMs);
        headers.emplace_back(one.entry->entry.header);
        signatures.push_back(one.entry->entry.signature.bytes());
        parts.emplace_back(one.sealedParts);
    }
    return connection_.data.change(
        "insert into received (entry, signer, number, seen_epoch, seen_size, held, received_at, header, signature, "
        "parts) select e, s, n, p, z, h, t, d, g, b from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
        "with ordinality as w (e, s, n, p, z, h, t, d, g, b, place) order by place on conflict (entry) do nothing",
        {ids, signers, numbers, epochs, sizes, held, times, headers, signatures, parts});
}

Status PostgresReceivedStore::drop(const std::vector<std::uint64_t>& places) {
    if (places.empty())
        return success();
    const std::vector<std::int64_t> gone(places.begin(), places.end());
    return connection_.data.change("delete from received where place = any ($1)", {gone});
}

Result<std::optional<std::int64_t>> PostgresReceivedStore::receivedAt(const EntryId& entry) {
    const auto rows = connection_.data.run("select received_at from received where entry = $1", {entry});
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<std::int64_t>() : std::optional(rows->first().integer(0));
}

Result<std::vector<ReceivedEntry>> PostgresReceivedStore::inOrder(std::size_t most) {
    const auto rows = connection_.data.run("select place, held, received_at, header, signature, parts from received "
                                           "order by seen_epoch, seen_size, signer, number, place limit $1",
        {atMost(most)});
    if (!rows)
        return rows.error();
    std::vector<std::int64_t> numbers;
    for (const auto row : *rows)
        addRecordNumbersOf(row.blob(5), numbers);
    const auto keys = PostgresRecordKeyStore(connection_).find(numbers);
    if (!keys)
        return keys.error();
    std::vector<ReceivedEntry> found;
    for (const auto row : *rows) {
        auto& received = found.emplace_back();
        received.place = static_cast<std::uint64_t>(row.integer(0));
        received.held = static_cast<HoldReason>(row.integer(1));
        received.receivedAtMs = row.integer(2);
        auto entry = opened({row.blob(3), row.blob(4), row.blob(5)}, amongst(*keys));
        if (!entry)
            return entry.error();
        received.entry = std::move(*entry);
    }
    return found;
}

Result<std::optional<EntryId>> PostgresReceivedStore::entryAt(const SignerId& signer, std::uint64_t number) {
    const auto rows =
        connection_.data.run("select entry from received where signer = (select number from signers where id = $1) "
                             "and number = $2 order by place limit 1",
            {signer, number});
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<EntryId>() : std::optional(rows->first().id<EntryId>(0));
}

} // namespace seenheard
