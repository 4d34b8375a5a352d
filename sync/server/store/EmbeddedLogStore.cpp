#include "sync/server/store/EmbeddedLogStore.h"

#include "platform/database/Rows.h"
#include "platform/database/Transaction.h"
#include "sync/server/store/EmbeddedRecordKeyStore.h"
#include "sync/server/store/EmbeddedTurnStore.h"
#include "sync/server/store/HeldEntriesStore.h"
#include "sync/server/store/ReceivedEntriesStore.h"
#include "sync/server/store/ScopeNumberStore.h"
#include "sync/server/store/SignerColumns.h"
#include "sync/server/store/StoreErrors.h"
#include "sync/server/store/StoredLeafStore.h"
#include "sync/server/store/TreeNodePosition.h"

#include <unordered_set>

namespace seenheard {

namespace {

constexpr std::string_view signerStateColumns =
    "select certificate, standing, head, forked_at, "
    "(select r.role from roles r where r.signer = signers.number order by r.leaf desc limit 1)";

RecordKeyOf keysOf(EmbeddedConnection& connection) {
    return
        [store = EmbeddedRecordKeyStore(connection.keys)](std::int64_t number) mutable { return store.find(number); };
}

} // namespace

Result<std::unique_ptr<SequencingTurn>> EmbeddedLogStore::beginTurn() {
    return EmbeddedTurnStore::begin(connections_, random_);
}

Result<TreeHead> EmbeddedLogStore::head() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<TreeHead> {
        auto select = connection.data.prepare("select head from log_end where id = 1");
        if (!select)
            return select.error();
        if (auto status = select->one(); !status)
            return status.error();
        return treeHeadFrom(select->blob(0));
    });
}

Result<LogStanding> EmbeddedLogStore::standing() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<LogStanding> {
        auto select = connection.data.prepare("select standing from log_end where id = 1");
        if (!select)
            return select.error();
        if (auto status = select->one(); !status)
            return status.error();
        return static_cast<LogStanding>(select->integer(0));
    });
}

Status EmbeddedLogStore::stop(std::uint64_t epochShown) {
    auto writer = connections_.writer();
    auto transaction = Transaction::begin(writer.connection.data);
    if (!transaction)
        return transaction.error();
    {
        auto update = writer.connection.data.prepare(
            "update log_end set standing = ?, epoch_shown = max(epoch_shown, ?) where id = 1");
        if (!update)
            return update.error();
        if (auto status = update->bind(0, static_cast<int>(LogStanding::Stopped)).bind(1, epochShown).run(); !status)
            return status;
    }
    return transaction->commit();
}

Result<std::optional<OpenedEpoch>> EmbeddedLogStore::epochAfter(std::uint64_t epoch) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::optional<OpenedEpoch>> {
        auto select =
            connection.data.prepare("select statement, head from epochs where number > ? order by number limit 1");
        if (!select)
            return select.error();
        const auto there = select->bind(0, epoch).row();
        if (!there)
            return there.error();
        if (!*there)
            return std::optional<OpenedEpoch>{};
        auto statement = epochStatementFrom(select->blob(0));
        const auto head = treeHeadFrom(select->blob(1));
        if (!statement || !head)
            return !statement ? statement.error() : head.error();
        return std::optional(OpenedEpoch{std::move(*statement), *head});
    });
}

Result<std::vector<Hash>> EmbeddedLogStore::nodes(std::span<const NodePlace> places) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<Hash>> {
        std::vector<Hash> found;
        found.reserve(places.size());
        for (const auto& place : places) {
            auto select = connection.data.prepare("select hash from tree_nodes where position = ?");
            if (!select)
                return select.error();
            if (auto status = select->bind(0, treeNodePosition(place)).one(); !status)
                return status.error();
            found.push_back(select->id<Hash>(0));
        }
        return found;
    });
}

Result<std::vector<StoredLeaf>> EmbeddedLogStore::leaves(
    std::uint64_t from, std::uint64_t below, std::size_t maxBytes) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<StoredLeaf>> {
        auto select = connection.data.prepare(leavesWhere("l.leaf >= ? and l.leaf < ? order by l.leaf limit ?"));
        if (!select)
            return select.error();
        select->bind(0, from).bind(1, below).bind(2, static_cast<std::uint64_t>(limits::leavesInAnswer));
        const auto keyOf = keysOf(connection);
        std::vector<StoredLeaf> found;
        std::size_t bytes = 0;
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return found;
            auto leaf = storedLeaf(leafColumnsIn(*select), keyOf);
            if (!leaf)
                return leaf.error();
            bytes += octetsOf(*leaf);
            if (bytes > maxBytes && !found.empty())
                return found;
            found.push_back(std::move(*leaf));
        }
    });
}

Result<std::vector<ChainEntry>> EmbeddedLogStore::find(const SignerId& signer, std::span<const EntryId> entries) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<ChainEntry>> {
        // Newest first: what a tablet asks about was sent lately. There is no index by entry id, whose random order
        // would cost every batch a page an entry.
        auto select = connection.data.prepare("select c.number, c.leaf, c.entry from chain c "
                                              "where c.signer = (select number from signers where id = ?) "
                                              "order by c.number desc");
        if (!select)
            return select.error();
        select->bind(0, signer);
        std::unordered_set<EntryId> wanted(entries.begin(), entries.end());
        std::vector<ChainEntry> found;
        while (!wanted.empty()) {
            auto more = select->row();
            if (!more)
                return more.error();
            if (!*more)
                break;
            const auto entry = select->id<EntryId>(2);
            if (wanted.erase(entry) == 0)
                continue;
            auto outcome = connection.data.prepare("select l.held, l.received_at, s.released from log l "
                                                   "left join settlements s on s.held_leaf = l.leaf where l.leaf = ?");
            if (!outcome)
                return outcome.error();
            const auto leaf = static_cast<std::uint64_t>(select->integer(1));
            if (auto status = outcome->bind(0, leaf).one(); !status)
                return status.error();
            found.push_back({signer, static_cast<std::uint64_t>(select->integer(0)), entry, EntryId{}, leaf,
                static_cast<HoldReason>(outcome->integer(0)), outcome->integer(1), settledAt(*outcome, 2)});
        }
        for (const auto& entry : wanted) {
            const auto atMs = ReceivedEntriesStore(connection.data).receivedAt(entry);
            if (!atMs)
                return atMs.error();
            if (*atMs)
                found.push_back({signer, 0, entry, EntryId{}, 0, HoldReason::None, **atMs, Settled::Waits, true});
        }
        return found;
    });
}

Result<EntryId> EmbeddedLogStore::entryAt(const SignerId& signer, std::uint64_t number) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<EntryId> {
        auto select = connection.data.prepare("select entry from chain where "
                                              "signer = (select number from signers where id = ?) and number = ? "
                                              "order by leaf limit 1");
        if (!select)
            return select.error();
        const auto there = select->bind(0, signer).bind(1, number).row();
        if (!there)
            return there.error();
        if (*there)
            return select->id<EntryId>(0);
        const auto received = ReceivedEntriesStore(connection.data).entryAt(signer, number);
        if (!received)
            return received.error();
        return *received ? Result(**received) : noEntryOfThatNumber();
    });
}

Result<std::vector<std::uint64_t>> EmbeddedLogStore::missingNumbers(const SignerId& signer, std::size_t most) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<std::uint64_t>> {
        std::vector<std::uint64_t> missing;
        auto whole = connection.data.prepare("select number, head from signers where id = ? and head <> arrived");
        if (!whole)
            return whole.error();
        auto gaps = whole->bind(0, signer).row();
        if (!gaps)
            return gaps.error();
        if (!*gaps)
            return missing;
        auto select = connection.data.prepare("select number from chain where signer = ?1 union "
                                              "select number from written_off where signer = ?1 order by number");
        if (!select)
            return select.error();
        select->bind(0, whole->integer(0));
        std::uint64_t expected = 1;
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return missing;
            const auto number = static_cast<std::uint64_t>(select->integer(0));
            for (; expected < number; ++expected) {
                if (missing.size() >= most)
                    return missing;
                missing.push_back(expected);
            }
            expected = number + 1;
        }
    });
}

Result<StoredRecord> EmbeddedLogStore::record(const RecordId& id) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<StoredRecord> {
        auto select =
            connection.data.prepare("select number, form, state, disposed_leaf, scopes from records where id = ?");
        if (!select)
            return select.error();
        auto there = select->bind(0, id).row();
        if (!there)
            return there.error();
        if (!*there)
            return noSuchRecord(id);
        StoredRecord record;
        record.id = id;
        record.form = select->text(1);
        record.disposed = !select->isNull(3);
        record.state.id = id;
        if (select->isNull(2))
            return record;
        auto scopes = scopesIn(connection.data, select->blob(4));
        if (!scopes)
            return scopes.error();
        record.scopes = std::move(*scopes);
        const auto key = EmbeddedRecordKeyStore(connection.keys).find(select->integer(0));
        if (!key)
            return key.error();
        if (!*key)
            return recordDisposedOf(id);
        auto state = openState(id, select->blob(2), **key);
        if (!state)
            return state.error();
        record.state = std::move(*state);
        return record;
    });
}

Result<std::uint64_t> EmbeddedLogStore::recordCount() {
    return count("select count(*) from records where form is not null and form not in ('administration', "
                 "'viewing', 'audit_seal')");
}

Result<std::vector<RecordId>> EmbeddedLogStore::recordsOfForm(std::string_view form) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::vector<RecordId>> {
        auto select = connection.data.prepare("select id from records where form = ? order by number");
        if (!select)
            return select.error();
        select->bind(0, form);
        return allRows<RecordId>(*select, [](const Statement& row) { return row.id<RecordId>(0); });
    });
}

Result<std::uint64_t> EmbeddedLogStore::heldCount() {
    return count("select count(*) from log where held <> 0 "
                 "and not exists (select 1 from settlements s where s.held_leaf = log.leaf)");
}

Result<std::uint64_t> EmbeddedLogStore::receivedCount() {
    return count("select count(*) from received");
}

Result<std::vector<HeldLeaf>> EmbeddedLogStore::held() {
    return connections_.read([](EmbeddedConnection& connection) { return heldEntriesIn(connection.data); });
}

Result<std::vector<SignerState>> EmbeddedLogStore::signers() {
    return connections_.read([](EmbeddedConnection& connection) -> Result<std::vector<SignerState>> {
        auto select = connection.data.prepare(std::string(signerStateColumns) + " from signers order by number");
        if (!select)
            return select.error();
        std::vector<SignerState> found;
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                return found;
            auto state = signerStateIn(*select);
            if (!state)
                return state.error();
            found.push_back(std::move(*state));
        }
    });
}

Result<std::optional<SignerState>> EmbeddedLogStore::signer(const SignerId& signer) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::optional<SignerState>> {
        auto select = connection.data.prepare(std::string(signerStateColumns) + " from signers where id = ?");
        if (!select)
            return select.error();
        auto there = select->bind(0, signer).row();
        if (!there)
            return there.error();
        if (!*there)
            return std::optional<SignerState>();
        auto state = signerStateIn(*select);
        return state ? Result(std::optional(std::move(*state))) : state.error();
    });
}

Result<std::optional<std::uint64_t>> EmbeddedLogStore::feedEnd(const SignerId& signer) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::optional<std::uint64_t>> {
        auto select = connection.data.prepare("select closed_leaf from signers where id = ? and standing = 1");
        if (!select)
            return select.error();
        auto closed = select->bind(0, signer).row();
        if (!closed)
            return closed.error();
        if (!*closed || select->isNull(0))
            return std::optional<std::uint64_t>();
        return std::optional(static_cast<std::uint64_t>(select->integer(0)) + 1);
    });
}

Result<std::uint64_t> EmbeddedLogStore::count(std::string_view sql) {
    return connections_.read([&](EmbeddedConnection& connection) -> Result<std::uint64_t> {
        auto select = connection.data.prepare(sql);
        if (!select)
            return select.error();
        if (auto status = select->one(); !status)
            return status.error();
        return static_cast<std::uint64_t>(select->integer(0));
    });
}

} // namespace seenheard
