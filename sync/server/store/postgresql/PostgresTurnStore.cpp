#include "sync/server/store/postgresql/PostgresTurnStore.h"

#include "sync/server/store/HeldEntriesStore.h"
#include "sync/server/store/StoredLeafStore.h"
#include "sync/server/store/postgresql/PostgresBatchStore.h"
#include "sync/server/store/postgresql/PostgresHeldStore.h"
#include "sync/server/store/postgresql/PostgresPictureStore.h"
#include "sync/server/store/postgresql/PostgresReceivedStore.h"
#include "sync/server/store/postgresql/PostgresRecordStore.h"

#include <algorithm>

namespace seenheard {

Result<LogEnd> PostgresTurnStore::end() {
    const auto rows = data().one("select head, frontier, standing, epoch_shown from log_end where id = 1");
    if (!rows)
        return rows.error();
    const auto row = rows->first();
    auto head = treeHeadFrom(row.blob(0));
    if (!head)
        return head.error();
    auto frontier = merkleFrontierFrom(row.blob(1));
    if (!frontier)
        return frontier.error();
    return LogEnd{*head, std::move(*frontier), static_cast<LogStanding>(row.integer(2)),
        static_cast<std::uint64_t>(row.integer(3))};
}

Result<std::vector<ChainEntry>> PostgresTurnStore::chains(std::span<const ChainRange> ranges) {
    std::vector<ChainEntry> found;
    std::vector<BytesView> signers;
    std::vector<std::int64_t> firsts;
    std::vector<std::int64_t> lasts;
    for (const auto& range : ranges) {
        signers.push_back(range.signer.bytes());
        firsts.push_back(static_cast<std::int64_t>(range.first));
        lasts.push_back(static_cast<std::int64_t>(range.last));
    }
    const auto rows = data().run(
        "select w.place, c.leaf, c.entry, l.held, l.received_at, l.header, s.released "
        "from unnest($1, $2, $3) with ordinality as w (signer, first, last, place) "
        "join signers g on g.id = w.signer join chain c on c.signer = g.number and c.number between w.first and w.last "
        "join log l on l.leaf = c.leaf left join settlements s on s.held_leaf = c.leaf "
        "order by w.place, c.number, c.leaf",
        {signers, firsts, lasts});
    if (!rows)
        return rows.error();
    for (const auto row : *rows) {
        const auto header = entryHeaderFrom(row.blob(5));
        if (!header)
            return header.error();
        found.push_back({ranges[static_cast<std::size_t>(row.integer(0) - 1)].signer, header->number,
            row.id<EntryId>(2), header->previous, static_cast<std::uint64_t>(row.integer(1)),
            static_cast<HoldReason>(row.integer(3)), row.integer(4), settledAt(row, 6)});
    }
    return found;
}

Result<std::vector<ChainMark>> PostgresTurnStore::marks(std::span<const SignerId> signers) {
    const auto rows =
        data().run("select s.id, s.forked_at, s.standing, s.reported_head, s.reported_epoch, s.reported_size "
                   "from unnest($1) with ordinality as w (id, place) join signers s on s.id = w.id order by w.place",
            {octetsOfEach(signers)});
    if (!rows)
        return rows.error();
    if (rows->size() != signers.size())
        return fail(ErrorCode::NotFound, "A signer that should be in the store is not there.");
    std::vector<ChainMark> found;
    for (const auto row : *rows) {
        const auto number = [&](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
        const auto signer = row.id<SignerId>(0);
        found.push_back({signer, number(1), static_cast<SignerStanding>(row.integer(2)),
            {signer, number(3), number(4), number(5)}});
    }
    return found;
}

Result<std::vector<StoredRecord>> PostgresTurnStore::records(std::span<const RecordId> ids) {
    auto there = PostgresRecordStore(connection()).find(ids);
    if (!there)
        return there.error();
    std::vector<StoredRecord> found;
    for (std::size_t at = 0; at < ids.size(); ++at) {
        auto& record = found.emplace_back((*there)[at] ? std::move((*there)[at]->record) : StoredRecord{});
        record.id = ids[at];
        record.state.id = ids[at];
    }
    return found;
}

Result<std::vector<Entry>> PostgresTurnStore::entries(std::span<const std::uint64_t> leaves) {
    const std::vector<std::int64_t> wanted(leaves.begin(), leaves.end());
    const auto rows =
        data().run("select l.header, l.signature, l.parts from unnest($1) with ordinality as w (leaf, place) "
                   "join log l on l.leaf = w.leaf order by w.place",
            {wanted});
    if (!rows)
        return rows.error();
    if (rows->size() != leaves.size())
        return fail(ErrorCode::NotFound, "An entry that should be in the log is not there.");
    std::vector<std::int64_t> numbers;
    for (const auto row : *rows)
        addRecordNumbersOf(row.blob(2), numbers);
    const auto keys = PostgresRecordKeyStore(connection()).find(numbers);
    if (!keys)
        return keys.error();
    std::vector<Entry> found;
    for (const auto row : *rows) {
        auto entry = opened({row.blob(0), row.blob(1), row.blob(2)}, amongst(*keys));
        if (!entry)
            return entry.error();
        found.push_back(std::move(*entry));
    }
    return found;
}

Result<ChainTip> PostgresTurnStore::tip(const SignerId& signer) {
    const auto rows = data().run("select number, entry from chain where signer = "
                                 "(select number from signers where id = $1) order by number desc limit 1",
        {signer});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return ChainTip{};
    return ChainTip{static_cast<std::uint64_t>(rows->first().integer(0)), rows->first().id<EntryId>(1)};
}

Result<std::vector<HeldLeaf>> PostgresTurnStore::held() {
    return PostgresHeldStore(data()).waiting();
}

Result<std::vector<RoleChange>> PostgresTurnStore::roles(const SignerId& signer) {
    const auto rows = data().run(
        "select r.leaf, r.role from signers s left join roles r on r.signer = s.number where s.id = $1 order by r.leaf",
        {signer});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return fail(ErrorCode::NotFound, "A signer that should be in the store is not there.");
    std::vector<RoleChange> found;
    for (const auto row : *rows) {
        if (!row.isNull(0))
            found.push_back({static_cast<std::uint64_t>(row.integer(0)), static_cast<Role>(row.integer(1))});
    }
    return found;
}

Result<std::uint64_t> PostgresTurnStore::surviving(std::uint64_t epoch, std::uint64_t size) {
    const auto rows = data().one("select min(surviving) from epochs where number > $1", {epoch});
    if (!rows)
        return rows.error();
    if (rows->first().isNull(0))
        return size;
    return std::min(size, static_cast<std::uint64_t>(rows->first().integer(0)));
}

Result<std::optional<std::int64_t>> PostgresTurnStore::receivedAt(const EntryId& entry) {
    return PostgresReceivedStore(connection()).receivedAt(entry);
}

Result<std::vector<ReceivedEntry>> PostgresTurnStore::received(std::size_t most) {
    return PostgresReceivedStore(connection()).inOrder(most);
}

Status PostgresTurnStore::commit(const SequencedBatch& batch) {
    auto transaction = std::move(turn_.transaction);
    PostgresBatchStore writing(connection());
    if (auto status = writing.keep(batch); !status)
        return status;
    if (auto status = transaction.commit(); !status)
        return status;
    connection().room = writing.room();
    standbys_.know({batch.end.head.ref.epoch, batch.end.head.ref.size});
    // The entry that says so comes first: a crash between the two is made good at the next opening.
    PostgresRecordKeyStore keys(connection());
    if (batch.opening) {
        if (auto status = keys.destroyBeyond(writing.lastRecordNumber()); !status)
            return status;
    }
    if (batch.disposals.empty())
        return success();
    if (auto status = keys.destroyDisposed(); !status)
        return status;
    return removeDisposedPictures(data());
}

} // namespace seenheard
