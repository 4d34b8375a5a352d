#include "sync/server/store/postgresql/PostgresBatchStore.h"

#include "sync/server/store/PictureStore.h"
#include "sync/server/store/ScopeNumberStore.h"
#include "sync/server/store/StoreErrors.h"
#include "sync/server/store/TreeNodePosition.h"
#include "sync/server/store/postgresql/PostgresActStore.h"
#include "sync/server/store/postgresql/PostgresMoveStore.h"
#include "sync/server/store/postgresql/PostgresRecordStore.h"
#include "sync/server/store/postgresql/PostgresScopeStore.h"
#include "sync/server/store/postgresql/PostgresSignerStore.h"

#include <unordered_set>

namespace seenheard {

namespace {

/// Partitions are there before they are needed by this many leaves and records.
constexpr std::int64_t roomAhead = 65536;

/// Records as lists of a statement.
struct RecordColumns {
    std::vector<std::int64_t> numbers;
    std::vector<BytesView> ids;
    std::vector<BytesView> forms;
    std::vector<Bytes> states;
    std::vector<Bytes> scopes;
    std::vector<Hash> digests;
    std::vector<std::int64_t> changedAt;
};

/// Ids in the order of their first mention.
class Mentioned {
public:
    void add(const RecordId& id) {
        if (known_.insert(id).second)
            inOrder_.push_back(id);
    }
    void add(const VerifiedEntry& entry) {
        for (const auto& part : entry.parts) {
            if (part)
                add(part->record);
        }
    }
    [[nodiscard]] const std::vector<RecordId>& inOrder() const { return inOrder_; }

private:
    std::unordered_set<RecordId> known_;
    std::vector<RecordId> inOrder_;
};

} // namespace

Status PostgresBatchStore::keep(const SequencedBatch& batch) {
    for (const auto& certificate : batch.returned) {
        if (auto status = keepReturned(data(), certificate); !status)
            return status;
    }
    if (auto status = lookUpSigners(batch); !status)
        return status;
    if (auto status = lookUpRecords(batch); !status)
        return status;
    if (auto status = keepReceived(batch.received); !status)
        return status;
    if (auto status = PostgresReceivedStore(connection_).drop(batch.emptied); !status)
        return status;
    if (auto status = append(batch.entries); !status)
        return status;
    if (auto status = link(batch.entries); !status)
        return status;
    if (auto status = keepPictures(); !status)
        return status;
    if (auto status = keepRecords(batch); !status)
        return status;
    if (auto status = keepFeed(batch.feed); !status)
        return status;
    if (auto status = keepMembers(batch.feed); !status)
        return status;
    if (auto status = keepNodes(batch.nodes); !status)
        return status;
    if (auto status = PostgresActStore(connection_, signers_).keep(batch); !status)
        return status;
    return keepEnd(batch.end, !batch.entries.empty() || batch.opening);
}

Status PostgresBatchStore::lookUpSigners(const SequencedBatch& batch) {
    std::unordered_set<SignerId> wanted;
    for (const auto& entry : batch.entries)
        wanted.insert(entry.verified.header.signer);
    for (const auto& entry : batch.received)
        wanted.insert(entry.verified.header.signer);
    for (const auto& number : batch.writtenOff)
        wanted.insert(number.signer);
    for (const auto& role : batch.roles)
        wanted.insert(role.signer);
    const auto rows = data().run("select id, number from signers where id = any ($1)", {octetsOfEach(wanted)});
    if (!rows)
        return rows.error();
    for (const auto row : *rows)
        signers_.emplace(row.id<SignerId>(0), row.integer(1));
    if (signers_.size() != wanted.size())
        return fail(ErrorCode::NotFound, "A signer that should be in the store is not there.");
    return success();
}

Status PostgresBatchStore::lookUpRecords(const SequencedBatch& batch) {
    Mentioned mentioned;
    for (const auto& entry : batch.received)
        mentioned.add(entry.verified);
    for (const auto& entry : batch.entries)
        mentioned.add(entry.verified);
    for (const auto& record : batch.records)
        mentioned.add(record.id);
    for (const auto& row : batch.feed)
        mentioned.add(row.record);
    for (const auto& disposal : batch.disposals) {
        // Its key is destroyed with the others', before anything was ever written under it.
        if (disposal.beforeItCame)
            mentioned.add(disposal.record);
    }
    auto there = PostgresRecordStore(connection_).numbersOf(mentioned.inOrder());
    if (!there)
        return there.error();
    records_ = std::move(*there);
    std::vector<std::int64_t> numbers;
    for (const auto& [id, number] : records_)
        numbers.push_back(number);
    auto keys = PostgresRecordKeyStore(connection_).find(numbers);
    if (!keys)
        return keys.error();
    keys_ = std::move(*keys);

    const auto last = data().one("select coalesce(max(number), 0) from records");
    if (!last)
        return last.error();
    lastRecordNumber_ = last->first().integer(0);
    if (auto room = makeRoom(batch); !room)
        return room;
    std::vector<RecordId> missing;
    for (const auto& id : mentioned.inOrder()) {
        if (!records_.contains(id))
            missing.push_back(id);
    }
    return introduce(missing);
}

Status PostgresBatchStore::introduce(const std::vector<RecordId>& records) {
    if (records.empty())
        return success();
    std::vector<std::int64_t> numbers;
    for (const auto& id : records) {
        numbers.push_back(++lastRecordNumber_);
        records_.emplace(id, lastRecordNumber_);
        unwritten_.emplace(id, lastRecordNumber_);
    }
    auto keys = PostgresRecordKeyStore(connection_).agree(numbers);
    if (!keys)
        return keys.error();
    keys_.merge(*keys);
    room_.keys = connection_.room.keys;
    return data().change(
        "insert into record_ids (id, number) select * from unnest($1, $2)", {octetsOfEach(records), numbers});
}

Status PostgresBatchStore::makeRoom(const SequencedBatch& batch) {
    const auto leaves = static_cast<std::int64_t>(batch.end.head.ref.size);
    if (leaves + roomAhead <= room_.leaves && lastRecordNumber_ + roomAhead <= room_.records)
        return success();
    room_.leaves = leaves + 2 * roomAhead;
    room_.records = lastRecordNumber_ + 2 * roomAhead;
    return data().change("select make_room($1, $2)", {room_.leaves, room_.records});
}

KeyedRecord PostgresBatchStore::keyed(const RecordId& record) const {
    const auto number = records_.at(record);
    const auto key = keys_.find(number);
    return {number, key == keys_.end() ? std::nullopt : std::optional(key->second)};
}

Bytes PostgresBatchStore::sealed(const VerifiedEntry& verified, const Entry& entry) {
    std::vector<KeyedRecord> records;
    for (const auto& part : verified.parts) {
        if (!part)
            continue;
        const auto& record = records.emplace_back(keyed(part->record));
        for (const auto& operation : part->operations) {
            const auto* picture = std::get_if<Picture>(&operation.value);
            if (picture != nullptr && record.key && mayBeKept(*picture))
                pictures_.push_back({picture->id, record.number, std::int64_t{picture->octets}});
        }
    }
    return sealParts(verified.id, entry.parts, records, connection_.random);
}

Status PostgresBatchStore::keepReceived(const std::vector<ReceivedEntry>& received) {
    std::vector<ReceivedColumns> columns;
    columns.reserve(received.size());
    for (const auto& one : received)
        columns.push_back({&one, signers_.at(one.verified.header.signer), sealed(one.verified, one.entry)});
    return PostgresReceivedStore(connection_).keep(columns);
}

Status PostgresBatchStore::append(const std::vector<SequencedEntry>& entries) {
    if (entries.empty())
        return success();
    std::vector<std::int64_t> leaves;
    std::vector<std::int64_t> held;
    std::vector<std::int64_t> times;
    std::vector<BytesView> headers;
    std::vector<BytesView> signatures;
    std::vector<Bytes> parts;
    for (const auto& one : entries) {
        leaves.push_back(static_cast<std::int64_t>(one.leaf));
        held.push_back(static_cast<std::int64_t>(one.held));
        times.push_back(one.receivedAtMs);
        headers.emplace_back(one.entry.header);
        signatures.push_back(one.entry.signature.bytes());
        parts.push_back(sealed(one.verified, one.entry));
    }
    return data().change("insert into log (leaf, held, received_at, header, signature, parts) "
                         "select * from unnest($1, $2, $3, $4, $5, $6)",
        {leaves, held, times, headers, signatures, parts});
}

Status PostgresBatchStore::link(const std::vector<SequencedEntry>& entries) {
    if (entries.empty())
        return success();
    std::vector<std::int64_t> signers;
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> leaves;
    std::vector<BytesView> ids;
    for (const auto& one : entries) {
        signers.push_back(signers_.at(one.verified.header.signer));
        numbers.push_back(static_cast<std::int64_t>(one.verified.header.number));
        leaves.push_back(static_cast<std::int64_t>(one.leaf));
        ids.push_back(one.verified.id.bytes());
    }
    // Before they are in the chain: a number counts as arrived once, however many entries bear it.
    auto counted = data().change(
        "update signers s set head = greatest(s.head, n.newest), arrived = s.arrived + n.fresh from ("
        "select b.signer, max(b.number) as newest, count(distinct b.number) filter (where "
        "not exists (select 1 from chain c where c.signer = b.signer and c.number = b.number) and "
        "not exists (select 1 from written_off w where w.signer = b.signer and w.number = b.number)) as fresh "
        "from unnest($1, $2) as b (signer, number) group by b.signer) n where s.number = n.signer",
        {signers, numbers});
    if (!counted)
        return counted;
    return data().change("insert into chain (signer, number, leaf, entry) select * from unnest($1, $2, $3, $4)",
        {signers, numbers, leaves, ids});
}

Status PostgresBatchStore::keepPictures() {
    if (pictures_.empty())
        return success();
    std::vector<BytesView> ids;
    std::vector<std::int64_t> records;
    std::vector<std::int64_t> octets;
    for (const auto& one : pictures_) {
        ids.push_back(one.picture.bytes());
        records.push_back(one.record);
        octets.push_back(one.octets);
    }
    return data().change("insert into pictures (picture, record, octets) select * from unnest($1, $2, $3) "
                         "on conflict (picture, record) do nothing",
        {ids, records, octets});
}

Status PostgresBatchStore::keepRecords(const SequencedBatch& batch) {
    std::set<RecordScope> scopes;
    for (const auto& record : batch.records)
        scopes.insert(record.scopes.begin(), record.scopes.end());
    for (const auto& row : batch.feed)
        scopes.insert(row.scope);
    auto numbered = PostgresScopeStore(data()).introduce(scopes);
    if (!numbered)
        return numbered.error();
    scopes_ = std::move(*numbered);
    RecordColumns fresh;
    RecordColumns changed;
    for (const auto& record : batch.records) {
        const auto [number, key] = keyed(record.id);
        if (!key)
            return changedDisposedRecord();
        const auto canonical = canonicalBytes(record.state);
        std::vector<std::int64_t> itsScopes;
        for (const auto& scope : record.scopes)
            itsScopes.push_back(scopes_.at(scope));
        auto& columns = unwritten_.erase(record.id) > 0 ? fresh : changed;
        columns.numbers.push_back(number);
        columns.ids.push_back(record.id.bytes());
        columns.forms.push_back(bytesOf(record.form));
        columns.states.push_back(sealState(record.id, canonical, *key, connection_.random));
        columns.scopes.push_back(scopeNumbers(itsScopes));
        columns.digests.push_back(digestOfState(canonical));
        columns.changedAt.push_back(static_cast<std::int64_t>(record.changedAt));
    }
    if (auto named = keepNamed(); !named)
        return named;
    // At once with what they hold: a row that is changed in the turn that made it is written twice.
    if (!fresh.numbers.empty()) {
        auto added = data().change("insert into records (number, id, form, state, scopes, digest, changed_at) "
                                   "select * from unnest($1, $2, $3, $4, $5, $6, $7)",
            {fresh.numbers, fresh.ids, fresh.forms, fresh.states, fresh.scopes, octetsOfEach(fresh.digests),
                fresh.changedAt});
        if (!added)
            return added;
    }
    if (changed.numbers.empty())
        return success();
    return data().change(
        "update records r set form = b.form, state = b.state, scopes = b.scopes, digest = b.digest, "
        "changed_at = b.changed_at from unnest($1, $2, $3, $4, $5, $6) as b (number, form, state, scopes, digest, "
        "changed_at) where r.number = b.number",
        {changed.numbers, changed.forms, changed.states, changed.scopes, octetsOfEach(changed.digests),
            changed.changedAt});
}

Status PostgresBatchStore::keepNamed() {
    if (unwritten_.empty())
        return success();
    std::vector<std::int64_t> numbers;
    std::vector<BytesView> ids;
    for (const auto& [id, number] : unwritten_) {
        numbers.push_back(number);
        ids.push_back(id.bytes());
    }
    return data().change("insert into records (number, id) select * from unnest($1, $2)", {numbers, ids});
}

Status PostgresBatchStore::keepFeed(const std::vector<FeedRow>& feed) {
    if (feed.empty())
        return success();
    std::vector<std::int64_t> scopes;
    std::vector<std::int64_t> leaves;
    std::vector<std::int64_t> records;
    std::vector<std::int64_t> events;
    for (const auto& row : feed) {
        scopes.push_back(scopes_.at(row.scope));
        leaves.push_back(static_cast<std::int64_t>(row.leaf));
        records.push_back(records_.at(row.record));
        events.push_back(static_cast<std::int64_t>(row.event));
    }
    return data().change("insert into feed (scope, leaf, record, what) select * from unnest($1, $2, $3, $4)",
        {scopes, leaves, records, events});
}

Status PostgresBatchStore::keepMembers(const std::vector<FeedRow>& feed) {
    // Whoever joins and leaves in one turn is where the last leaf says.
    std::map<std::pair<std::int64_t, std::int64_t>, bool> isMember;
    for (const auto& row : feed) {
        if (row.event != FeedEvent::Entry)
            isMember[{scopes_.at(row.scope), records_.at(row.record)}] = row.event != FeedEvent::Left;
    }
    for (const bool joined : {true, false}) {
        std::vector<std::int64_t> scopes;
        std::vector<std::int64_t> records;
        for (const auto& [member, is] : isMember) {
            if (is != joined)
                continue;
            scopes.push_back(member.first);
            records.push_back(member.second);
        }
        if (scopes.empty())
            continue;
        auto changed = data().change(joined
                ? "insert into members (scope, record) select * from unnest($1, $2) on conflict do nothing"
                : "delete from members m using unnest($1, $2) as w (scope, record) "
                  "where m.scope = w.scope and m.record = w.record",
            {scopes, records});
        if (!changed)
            return changed;
    }
    return success();
}

Status PostgresBatchStore::keepNodes(const std::vector<MerkleNode>& nodes) {
    if (nodes.empty())
        return success();
    std::vector<std::int64_t> positions;
    std::vector<BytesView> hashes;
    for (const auto& node : nodes) {
        positions.push_back(static_cast<std::int64_t>(treeNodePosition({node.level, node.index})));
        hashes.push_back(node.hash.bytes());
    }
    return data().change("insert into tree_nodes (position, hash) select * from unnest($1, $2)", {positions, hashes});
}

Status PostgresBatchStore::keepEnd(const LogEnd& end, bool newHead) {
    const auto head = canonicalBytes(end.head);
    auto moved = data().change("update log_end set head = $1, frontier = $2, standing = $3 where id = 1",
        {head, canonicalBytes(end.frontier), static_cast<int>(end.standing)});
    if (!moved || !newHead)
        return moved;
    const auto& newest = end.head.ref;
    if (auto filed = data().change(
            "insert into tree_heads (epoch, size, head) values ($1, $2, $3)", {newest.epoch, newest.size, head});
        !filed)
        return filed;
    return PostgresMoveStore(data()).call({newest.epoch, newest.size});
}

} // namespace seenheard
