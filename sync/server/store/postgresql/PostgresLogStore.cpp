#include "sync/server/store/postgresql/PostgresLogStore.h"

#include "sync/server/store/HeldEntriesStore.h"
#include "sync/server/store/SignerColumns.h"
#include "sync/server/store/StoreErrors.h"
#include "sync/server/store/TreeNodePosition.h"
#include "sync/server/store/postgresql/PostgresHeldStore.h"
#include "sync/server/store/postgresql/PostgresLeafStore.h"
#include "sync/server/store/postgresql/PostgresReceivedStore.h"
#include "sync/server/store/postgresql/PostgresRecordStore.h"
#include "sync/server/store/postgresql/PostgresTurnStore.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view signerStateColumns =
    "select certificate, standing, head, forked_at, "
    "(select r.role from roles r where r.signer = signers.number order by r.leaf desc limit 1)";

} // namespace

Result<std::unique_ptr<SequencingTurn>> PostgresLogStore::beginTurn() {
    auto turn = connections_.turn();
    if (!turn)
        return turn.error();
    return std::unique_ptr<SequencingTurn>(std::make_unique<PostgresTurnStore>(std::move(*turn), standbys_));
}

Result<TreeHead> PostgresLogStore::head() {
    return connections_.read([this](PostgresConnection& connection) -> Result<TreeHead> {
        const auto rows = connection.data.one("select head from log_end where id = 1");
        if (!rows)
            return rows.error();
        auto head = treeHeadFrom(rows->first().blob(0));
        // Whatever a tablet is told is told under a head: so nothing is that a failover could take back.
        if (head) {
            if (auto kept = standbys_.await(connection.data, {head->ref.epoch, head->ref.size}); !kept)
                return kept.error();
        }
        return head;
    });
}

Result<LogStanding> PostgresLogStore::standing() {
    return connections_.read([](PostgresConnection& connection) -> Result<LogStanding> {
        const auto rows = connection.data.one("select standing from log_end where id = 1");
        return rows ? Result(static_cast<LogStanding>(rows->first().integer(0))) : rows.error();
    });
}

Status PostgresLogStore::stop(std::uint64_t epochShown) {
    // In a turn: whoever has it now would write the standing that he found.
    return connections_.write([epochShown](PostgresConnection& connection) {
        return connection.data.change(
            "update log_end set standing = $1, epoch_shown = greatest(epoch_shown, $2) where id = 1",
            {static_cast<int>(LogStanding::Stopped), epochShown});
    });
}

Result<std::optional<OpenedEpoch>> PostgresLogStore::epochAfter(std::uint64_t epoch) {
    return connections_.read([epoch](PostgresConnection& connection) -> Result<std::optional<OpenedEpoch>> {
        const auto rows = connection.data.run(
            "select statement, head from epochs where number > $1 order by number limit 1", {epoch});
        if (!rows)
            return rows.error();
        if (rows->empty())
            return std::optional<OpenedEpoch>();
        auto statement = epochStatementFrom(rows->first().blob(0));
        const auto head = treeHeadFrom(rows->first().blob(1));
        if (!statement || !head)
            return !statement ? statement.error() : head.error();
        return std::optional(OpenedEpoch{std::move(*statement), *head});
    });
}

Result<std::vector<Hash>> PostgresLogStore::nodes(std::span<const NodePlace> places) {
    std::vector<std::int64_t> positions;
    for (const auto& place : places)
        positions.push_back(static_cast<std::int64_t>(treeNodePosition(place)));
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<Hash>> {
        const auto rows = connection.data.run("select n.hash from unnest($1) with ordinality as w (position, place) "
                                              "join tree_nodes n on n.position = w.position order by w.place",
            {positions});
        if (!rows)
            return rows.error();
        if (rows->size() != positions.size())
            return fail(ErrorCode::NotFound, "A node of the log's tree that should be in the store is not there.");
        std::vector<Hash> found;
        for (const auto row : *rows)
            found.push_back(row.id<Hash>(0));
        return found;
    });
}

Result<std::vector<StoredLeaf>> PostgresLogStore::leaves(
    std::uint64_t from, std::uint64_t below, std::size_t maxBytes) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<StoredLeaf>> {
        const auto rows =
            connection.data.run("select leaf from log where leaf >= $1 and leaf < $2 order by leaf limit $3",
                {from, below, static_cast<std::int64_t>(limits::leavesInAnswer)});
        if (!rows)
            return rows.error();
        std::vector<std::int64_t> wanted;
        for (const auto row : *rows)
            wanted.push_back(row.integer(0));
        return PostgresLeafStore(connection).page(wanted, maxBytes);
    });
}

Result<std::uint64_t> PostgresLogStore::receivedCount() {
    return count("select count(*) from received");
}

Result<std::vector<ChainEntry>> PostgresLogStore::find(const SignerId& signer, std::span<const EntryId> entries) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<ChainEntry>> {
        std::vector<ChainEntry> found;
        const auto ids = octetsOfEach(entries);
        // There is no index by entry id, whose random order would cost every batch a page an entry. A chain is short.
        const auto rows =
            connection.data.run("select c.number, c.leaf, c.entry, l.held, l.received_at, s.released from chain c "
                                "join log l on l.leaf = c.leaf left join settlements s on s.held_leaf = c.leaf "
                                "where c.signer = (select number from signers where id = $1) and c.entry = any ($2) "
                                "order by c.number desc",
                {signer, ids});
        if (!rows)
            return rows.error();
        for (const auto row : *rows)
            found.push_back({signer, static_cast<std::uint64_t>(row.integer(0)), row.id<EntryId>(2), EntryId{},
                static_cast<std::uint64_t>(row.integer(1)), static_cast<HoldReason>(row.integer(3)), row.integer(4),
                settledAt(row, 5)});
        if (found.size() == entries.size())
            return found;
        const auto waiting =
            connection.data.run("select entry, received_at from received where entry = any ($1)", {ids});
        if (!waiting)
            return waiting.error();
        for (const auto row : *waiting) {
            const auto entry = row.id<EntryId>(0);
            if (std::ranges::none_of(found, [&](const ChainEntry& one) { return one.entry == entry; }))
                found.push_back(
                    {signer, 0, entry, EntryId{}, 0, HoldReason::None, row.integer(1), Settled::Waits, true});
        }
        return found;
    });
}

Result<EntryId> PostgresLogStore::entryAt(const SignerId& signer, std::uint64_t number) {
    return connections_.read([&](PostgresConnection& connection) -> Result<EntryId> {
        const auto rows = connection.data.run(
            "select entry from chain where signer = (select number from signers where id = $1) and number = $2 "
            "order by leaf limit 1",
            {signer, number});
        if (!rows)
            return rows.error();
        if (!rows->empty())
            return rows->first().id<EntryId>(0);
        const auto received = PostgresReceivedStore(connection).entryAt(signer, number);
        if (!received)
            return received.error();
        return *received ? Result(**received) : noEntryOfThatNumber();
    });
}

Result<std::vector<std::uint64_t>> PostgresLogStore::missingNumbers(const SignerId& signer, std::size_t most) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::vector<std::uint64_t>> {
        const auto rows = connection.data.run(
            "with of_signer as (select number from signers where id = $1 and head <> arrived), there as ("
            "select number from chain where signer = (select number from of_signer) union "
            "select number from written_off where signer = (select number from of_signer)) "
            "select before, number from (select number, lag(number, 1, 0::bigint) over (order by number) as before "
            "from there) steps where number > before + 1 order by number limit $2",
            {signer, atMost(most)});
        if (!rows)
            return rows.error();
        std::vector<std::uint64_t> missing;
        for (const auto row : *rows) {
            for (auto number = row.integer(0) + 1; number < row.integer(1) && missing.size() < most; ++number)
                missing.push_back(static_cast<std::uint64_t>(number));
        }
        return missing;
    });
}

Result<StoredRecord> PostgresLogStore::record(const RecordId& id) {
    return connections_.read([&](PostgresConnection& connection) -> Result<StoredRecord> {
        auto found = PostgresRecordStore(connection).find(std::span(&id, 1));
        if (!found)
            return found.error();
        if (!found->front())
            return noSuchRecord(id);
        auto& there = *found->front();
        if (there.hasState && there.record.disposed)
            return recordDisposedOf(id);
        there.record.disposed = there.isSaidDisposed;
        return std::move(there.record);
    });
}

Result<std::uint64_t> PostgresLogStore::recordCount() {
    return count("select count(*) from records where form is not null and form not in ('administration', 'viewing', "
                 "'audit_seal')");
}

Result<std::vector<RecordId>> PostgresLogStore::recordsOfForm(std::string_view form) {
    return connections_.read([form](PostgresConnection& connection) -> Result<std::vector<RecordId>> {
        const auto rows = connection.data.run("select id from records where form = $1 order by number", {form});
        if (!rows)
            return rows.error();
        std::vector<RecordId> found;
        for (const auto row : *rows)
            found.push_back(row.id<RecordId>(0));
        return found;
    });
}

Result<std::uint64_t> PostgresLogStore::heldCount() {
    return count("select count(*) from log where held <> 0 "
                 "and not exists (select 1 from settlements s where s.held_leaf = log.leaf)");
}

Result<std::vector<HeldLeaf>> PostgresLogStore::held() {
    return connections_.read(
        [](PostgresConnection& connection) { return PostgresHeldStore(connection.data).waiting(); });
}

Result<std::vector<SignerState>> PostgresLogStore::signers() {
    return connections_.read([](PostgresConnection& connection) -> Result<std::vector<SignerState>> {
        const auto rows = connection.data.run(std::string(signerStateColumns) + " from signers order by number");
        if (!rows)
            return rows.error();
        std::vector<SignerState> found;
        for (const auto row : *rows) {
            auto state = signerStateIn(row);
            if (!state)
                return state.error();
            found.push_back(std::move(*state));
        }
        return found;
    });
}

Result<std::optional<SignerState>> PostgresLogStore::signer(const SignerId& signer) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::optional<SignerState>> {
        const auto rows =
            connection.data.run(std::string(signerStateColumns) + " from signers where id = $1", {signer});
        if (!rows)
            return rows.error();
        if (rows->empty())
            return std::optional<SignerState>();
        auto state = signerStateIn(rows->first());
        return state ? Result(std::optional(std::move(*state))) : state.error();
    });
}

Result<std::optional<std::uint64_t>> PostgresLogStore::feedEnd(const SignerId& signer) {
    return connections_.read([&](PostgresConnection& connection) -> Result<std::optional<std::uint64_t>> {
        const auto rows =
            connection.data.run("select closed_leaf from signers where id = $1 and standing = 1", {signer});
        if (!rows)
            return rows.error();
        if (rows->empty() || rows->first().isNull(0))
            return std::optional<std::uint64_t>();
        return std::optional(static_cast<std::uint64_t>(rows->first().integer(0)) + 1);
    });
}

Result<std::uint64_t> PostgresLogStore::count(const std::string& sql) {
    return connections_.read([&sql](PostgresConnection& connection) -> Result<std::uint64_t> {
        const auto rows = connection.data.one(sql);
        return rows ? Result(static_cast<std::uint64_t>(rows->first().integer(0))) : rows.error();
    });
}

} // namespace seenheard
