#include "sync/server/store/EmbeddedTurnStore.h"

#include "sync/server/store/EmbeddedPictureStore.h"
#include "sync/server/store/EmbeddedRecordKeyStore.h"
#include "sync/server/store/EmbeddedSignerStore.h"
#include "sync/server/store/HeldEntriesStore.h"
#include "sync/server/store/ReceivedEntriesStore.h"
#include "sync/server/store/StoreErrors.h"
#include "sync/server/store/StoredLeafStore.h"
#include "sync/server/store/TreeNodePosition.h"

namespace seenheard {

Result<std::unique_ptr<SequencingTurn>> EmbeddedTurnStore::begin(EmbeddedConnections& connections, Random& random) {
    auto writer = connections.writer();
    auto transaction = Transaction::begin(writer.connection.data);
    if (!transaction)
        return transaction.error();
    return std::unique_ptr<SequencingTurn>(
        new EmbeddedTurnStore(std::move(writer), std::move(*transaction), connections.files().pictures, random));
}

EmbeddedTurnStore::EmbeddedTurnStore(
    EmbeddedConnections::Writer writer, Transaction transaction, std::filesystem::path pictures, Random& random)
    : writer_(std::move(writer))
    , transaction_(std::move(transaction))
    , random_(random)
    , pictures_(std::move(pictures)) {}

Result<LogEnd> EmbeddedTurnStore::end() {
    auto select = data().prepare("select head, frontier, standing, epoch_shown from log_end where id = 1");
    if (!select)
        return select.error();
    if (auto status = select->one(); !status)
        return status.error();
    auto head = treeHeadFrom(select->blob(0));
    if (!head)
        return head.error();
    auto frontier = merkleFrontierFrom(select->blob(1));
    if (!frontier)
        return frontier.error();
    return LogEnd{*head, std::move(*frontier), static_cast<LogStanding>(select->integer(2)),
        static_cast<std::uint64_t>(select->integer(3))};
}

Result<std::vector<ChainEntry>> EmbeddedTurnStore::chains(std::span<const ChainRange> ranges) {
    std::vector<ChainEntry> found;
    for (const auto& range : ranges) {
        const auto signer = numberOf(range.signer);
        if (!signer)
            return signer.error();
        auto select = data().prepare("select c.number, c.leaf, c.entry, l.held, l.received_at, l.header, s.released "
                                     "from chain c join log l on l.leaf = c.leaf "
                                     "left join settlements s on s.held_leaf = c.leaf "
                                     "where c.signer = ? and c.number between ? and ? order by c.number, c.leaf");
        if (!select)
            return select.error();
        select->bind(0, *signer).bind(1, range.first).bind(2, range.last);
        for (auto more = select->row();; more = select->row()) {
            if (!more)
                return more.error();
            if (!*more)
                break;
            const auto header = entryHeaderFrom(select->blob(5));
            if (!header)
                return header.error();
            found.push_back({range.signer, header->number, select->id<EntryId>(2), header->previous,
                static_cast<std::uint64_t>(select->integer(1)), static_cast<HoldReason>(select->integer(3)),
                select->integer(4), settledAt(*select, 6)});
        }
    }
    return found;
}

Result<std::vector<ChainMark>> EmbeddedTurnStore::marks(std::span<const SignerId> signers) {
    std::vector<ChainMark> found;
    for (const auto& signer : signers) {
        auto select = data().prepare("select forked_at, standing, reported_head, reported_epoch, reported_size "
                                     "from signers where id = ?");
        if (!select)
            return select.error();
        if (auto status = select->bind(0, signer).one(); !status)
            return status.error();
        const auto number = [&](int column) { return static_cast<std::uint64_t>(select->integer(column)); };
        found.push_back({signer, number(0), static_cast<SignerStanding>(select->integer(1)),
            {signer, number(2), number(3), number(4)}});
    }
    return found;
}

Result<std::vector<StoredRecord>> EmbeddedTurnStore::records(std::span<const RecordId> ids) {
    std::vector<StoredRecord> found;
    found.reserve(ids.size());
    EmbeddedRecordKeyStore keys(writer_.connection.keys);
    for (const auto& id : ids) {
        auto& record = found.emplace_back(StoredRecord{id, {}, {}, false, {}, 0});
        record.state.id = id;
        auto select = data().prepare("select number, form, state, scopes from records where id = ?");
        if (!select)
            return select.error();
        auto there = select->bind(0, id).row();
        if (!there)
            return there.error();
        if (!*there)
            continue;
        const auto number = select->integer(0);
        const auto key = keys.find(number);
        if (!key)
            return key.error();
        records_[id] = {number, *key};
        record.form = select->text(1);
        record.disposed = !key->has_value();
        if (record.disposed || select->isNull(2))
            continue;
        auto state = openState(id, select->blob(2), **key);
        if (!state)
            return state.error();
        record.state = std::move(*state);
        auto scopes = scopesIn(data(), select->blob(3));
        if (!scopes)
            return scopes.error();
        record.scopes = std::move(*scopes);
    }
    return found;
}

Result<ChainTip> EmbeddedTurnStore::tip(const SignerId& signer) {
    auto select = data().prepare("select number, entry from chain where signer = "
                                 "(select number from signers where id = ?) order by number desc limit 1");
    if (!select)
        return select.error();
    auto there = select->bind(0, signer).row();
    if (!there)
        return there.error();
    return *there ? ChainTip{static_cast<std::uint64_t>(select->integer(0)), select->id<EntryId>(1)} : ChainTip{};
}

Result<std::vector<HeldLeaf>> EmbeddedTurnStore::held() {
    return heldEntriesIn(data());
}

Result<std::vector<RoleChange>> EmbeddedTurnStore::roles(const SignerId& signer) {
    const auto number = numberOf(signer);
    if (!number)
        return number.error();
    auto select = data().prepare("select leaf, role from roles where signer = ? order by leaf");
    if (!select)
        return select.error();
    select->bind(0, *number);
    std::vector<RoleChange> found;
    for (auto more = select->row();; more = select->row()) {
        if (!more)
            return more.error();
        if (!*more)
            return found;
        found.push_back({static_cast<std::uint64_t>(select->integer(0)), static_cast<Role>(select->integer(1))});
    }
}

Result<std::vector<Entry>> EmbeddedTurnStore::entries(std::span<const std::uint64_t> leaves) {
    std::vector<Entry> found;
    EmbeddedRecordKeyStore keys(writer_.connection.keys);
    for (const auto leaf : leaves) {
        auto select = data().prepare("select header, signature, parts from log where leaf = ?");
        if (!select)
            return select.error();
        if (auto status = select->bind(0, leaf).one(); !status)
            return status.error();
        auto entry = opened({select->blob(0), select->blob(1), select->blob(2)},
            [&keys](std::int64_t number) { return keys.find(number); });
        if (!entry)
            return entry.error();
        found.push_back(std::move(*entry));
    }
    return found;
}

Result<std::uint64_t> EmbeddedTurnStore::surviving(std::uint64_t epoch, std::uint64_t size) {
    auto select = data().prepare("select coalesce(min(surviving), ?1), ?1 from epochs where number > ?2");
    if (!select)
        return select.error();
    if (auto status = select->bind(0, size).bind(1, epoch).one(); !status)
        return status.error();
    return std::min(size, static_cast<std::uint64_t>(select->integer(0)));
}

Result<std::optional<std::int64_t>> EmbeddedTurnStore::receivedAt(const EntryId& entry) {
    return ReceivedEntriesStore(data()).receivedAt(entry);
}

Result<std::vector<ReceivedEntry>> EmbeddedTurnStore::received(std::size_t most) {
    EmbeddedRecordKeyStore keys(writer_.connection.keys);
    return ReceivedEntriesStore(data()).inOrder(most, [&keys](std::int64_t number) { return keys.find(number); });
}

Status EmbeddedTurnStore::keep(const ReceivedEntry& received) {
    const auto signer = numberOf(received.verified.header.signer);
    if (!signer)
        return signer.error();
    const auto parts = sealed(received.verified, received.entry);
    if (!parts)
        return parts.error();
    return ReceivedEntriesStore(data()).keep(*signer, received, *parts);
}

Status EmbeddedTurnStore::commit(const SequencedBatch& batch) {
    auto transaction = std::move(transaction_);
    for (const auto& certificate : batch.returned) {
        if (auto status = keepReturned(data(), certificate); !status)
            return status;
    }
    for (const auto& entry : batch.received) {
        if (auto status = keep(entry); !status)
            return status;
    }
    for (const auto place : batch.emptied) {
        if (auto status = ReceivedEntriesStore(data()).drop(place); !status)
            return status;
    }
    for (const auto& entry : batch.entries) {
        if (auto status = append(entry); !status)
            return status;
        if (auto status = link(entry); !status)
            return status;
    }
    for (const auto& record : batch.records) {
        if (auto status = keep(record); !status)
            return status;
    }
    for (const auto& row : batch.feed) {
        if (auto status = keep(row); !status)
            return status;
    }
    if (auto status = keep(batch.nodes); !status)
        return status;
    for (const auto& fork : batch.forks) {
        if (auto status = mark(fork); !status)
            return status;
    }
    if (auto status = keepAll(batch); !status)
        return status;
    if (batch.opening) {
        if (auto status = keep(*batch.opening); !status)
            return status;
    }
    if (auto status = keep(batch.end, !batch.entries.empty() || batch.opening); !status)
        return status;
    EmbeddedRecordKeyStore keys(writer_.connection.keys);
    if (auto status = keys.add(newRecords_); !status)
        return status;
    if (auto status = transaction.commit(); !status || batch.disposals.empty())
        return status;
    // The entry that says so comes first: a crash between the two is made good at the next opening.
    if (auto status = destroyDisposedKeys(writer_.connection.data, keys); !status)
        return status;
    return removeDisposedPictures(writer_.connection.data, pictures_);
}

Result<std::int64_t> EmbeddedTurnStore::numberOf(const SignerId& signer) {
    if (const auto known = signerNumbers_.find(signer); known != signerNumbers_.end())
        return known->second;
    auto select = data().prepare("select number from signers where id = ?");
    if (!select)
        return select.error();
    if (auto status = select->bind(0, signer).one(); !status)
        return status.error();
    return signerNumbers_[signer] = select->integer(0);
}

Result<KeyedRecord> EmbeddedTurnStore::keyed(const RecordId& id) {
    if (const auto known = records_.find(id); known != records_.end())
        return known->second;
    return introduce(id);
}

Result<KeyedRecord> EmbeddedTurnStore::introduce(const RecordId& id) {
    if (lastRecordNumber_ < 0) {
        auto select = data().prepare("select coalesce(max(number), 0) from records");
        if (!select)
            return select.error();
        if (auto status = select->one(); !status)
            return status.error();
        lastRecordNumber_ = select->integer(0);
    }
    const KeyedRecord record{++lastRecordNumber_, random_.id<RecordKey>()};
    auto insert = data().prepare("insert into records (number, id) values (?, ?)");
    if (!insert)
        return insert.error();
    if (auto status = insert->bind(0, record.number).bind(1, id).run(); !status)
        return status.error();
    newRecords_.push_back(record);
    records_.emplace(id, record);
    return record;
}

Status EmbeddedTurnStore::append(const SequencedEntry& entry) {
    const auto parts = sealed(entry.verified, entry.entry);
    if (!parts)
        return parts.error();
    auto insert =
        data().prepare("insert into log (leaf, held, received_at, header, signature, parts) values (?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, entry.leaf)
        .bind(1, static_cast<int>(entry.held))
        .bind(2, entry.receivedAtMs)
        .bind(3, entry.entry.header)
        .bind(4, entry.entry.signature)
        .bind(5, *parts)
        .run();
}

Result<Bytes> EmbeddedTurnStore::sealed(const VerifiedEntry& verified, const Entry& entry) {
    std::vector<KeyedRecord> records;
    for (const auto& part : verified.parts) {
        if (!part)
            continue;
        auto record = keyed(part->record);
        if (!record)
            return record.error();
        records.push_back(*record);
        for (const auto& operation : part->operations) {
            if (const auto* picture = std::get_if<Picture>(&operation.value); picture != nullptr && record->key) {
                if (auto status = namePicture(data(), record->number, *picture); !status)
                    return status.error();
            }
        }
    }
    return sealParts(verified.id, entry.parts, records, random_);
}

Status EmbeddedTurnStore::link(const SequencedEntry& entry) {
    const auto& header = entry.verified.header;
    const auto signer = numberOf(header.signer);
    if (!signer)
        return signer.error();
    auto count = data().prepare("update signers set head = max(head, ?1), arrived = arrived + (not exists "
                                "(select 1 from chain where signer = ?2 and number = ?1) and not exists "
                                "(select 1 from written_off where signer = ?2 and number = ?1)) where number = ?2");
    if (!count)
        return count.error();
    if (auto status = count->bind(0, header.number).bind(1, *signer).run(); !status)
        return status;
    auto insert = data().prepare("insert into chain (signer, number, leaf, entry) values (?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, *signer).bind(1, header.number).bind(2, entry.leaf).bind(3, entry.verified.id).run();
}

Status EmbeddedTurnStore::keep(const StoredRecord& record) {
    const auto keyedRecord = keyed(record.id);
    if (!keyedRecord)
        return keyedRecord.error();
    if (!keyedRecord->key)
        return changedDisposedRecord();
    const auto canonical = canonicalBytes(record.state);
    const auto state = sealState(record.id, canonical, *keyedRecord->key, random_);
    std::vector<std::int64_t> numbers;
    for (const auto& scope : record.scopes) {
        const auto number = scopes_.numberOf(data(), scope);
        if (!number)
            return number.error();
        numbers.push_back(*number);
    }
    auto update = data().prepare(
        "update records set form = ?, state = ?, scopes = ?, digest = ?, changed_at = ? where number = ?");
    if (!update)
        return update.error();
    return update->bind(0, record.form)
        .bind(1, state)
        .bind(2, scopeNumbers(numbers))
        .bind(3, digestOfState(canonical))
        .bind(4, record.changedAt)
        .bind(5, keyedRecord->number)
        .run();
}

Status EmbeddedTurnStore::keep(const FeedRow& row) {
    const auto scope = scopes_.numberOf(data(), row.scope);
    if (!scope)
        return scope.error();
    const auto record = keyed(row.record);
    if (!record)
        return record.error();
    auto insert = data().prepare("insert into feed (scope, leaf, record, what) values (?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    insert->bind(0, *scope).bind(1, row.leaf).bind(2, record->number).bind(3, static_cast<int>(row.event));
    if (auto status = insert->run(); !status || row.event == FeedEvent::Entry)
        return status;
    auto member = data().prepare(row.event == FeedEvent::Left ? "delete from members where scope = ? and record = ?"
                                                              : "insert into members (scope, record) values (?, ?)");
    if (!member)
        return member.error();
    return member->bind(0, *scope).bind(1, record->number).run();
}

Status EmbeddedTurnStore::keep(const std::vector<MerkleNode>& nodes) {
    for (const auto& node : nodes) {
        auto insert = data().prepare("insert into tree_nodes (position, hash) values (?, ?)");
        if (!insert)
            return insert.error();
        if (auto status = insert->bind(0, treeNodePosition({node.level, node.index})).bind(1, node.hash).run(); !status)
            return status;
    }
    return success();
}

Status EmbeddedTurnStore::mark(const ChainMark& mark) {
    auto update = data().prepare("update signers set forked_at = ? where id = ?");
    if (!update)
        return update.error();
    return update->bind(0, mark.forkedAt).bind(1, mark.signer).run();
}

Status EmbeddedTurnStore::keepAll(const SequencedBatch& batch) {
    const auto each = [this](const auto& list) -> Status {
        for (const auto& one : list) {
            if (auto status = keep(one); !status)
                return status;
        }
        return success();
    };
    for (const auto& status :
        {each(batch.reports), each(batch.settlements), each(batch.closings), each(batch.writtenOff), each(batch.roles),
            each(batch.heldAnew), each(batch.forms), each(batch.disposals)}) {
        if (!status)
            return status;
    }
    return success();
}

Status EmbeddedTurnStore::keep(const EpochOpening& opening) {
    const auto& statement = opening.epoch.statement;
    const auto canonical = canonicalBytes(statement);
    const auto head = canonicalBytes(opening.epoch.head);
    const auto certificate = canonicalBytes(statement.signer);
    const auto signer = statement.signer.signer();
    auto identity = data().prepare("update identity set content = ? where id = 1");
    auto introduced = data().prepare("insert into signers (id, role, certificate) values (?, ?, ?)");
    auto kept = data().prepare("insert into epochs (number, surviving, statement, head) values (?, ?, ?, ?)");
    // A code that is open in the backup may have been used since; a version of a set may have been given out since.
    auto codes = data().prepare("update enrolments set expires_at = 0 where redeemed_at is null");
    auto versions = data().prepare("update reference_sets set version = version + 1048576");
    for (const auto* prepared : {&identity, &introduced, &kept, &codes, &versions}) {
        if (!*prepared)
            return prepared->error();
    }
    if (auto status = codes->run(); !status)
        return status;
    if (auto status = versions->run(); !status)
        return status;
    if (auto status = identity->bind(0, opening.identity).run(); !status)
        return status;
    introduced->bind(0, signer).bind(1, static_cast<int>(statement.signer.role)).bind(2, certificate);
    if (auto status = introduced->run(); !status)
        return status;
    return kept->bind(0, statement.number).bind(1, statement.surviving.size).bind(2, canonical).bind(3, head).run();
}

Status EmbeddedTurnStore::keep(const ChainReport& report) {
    auto update = data().prepare(
        "update signers set reported_head = ?1, reported_epoch = ?2, reported_size = ?3 where id = ?4 "
        "and (reported_epoch < ?2 or (reported_epoch = ?2 and reported_size <= ?3 and reported_head <= ?1))");
    if (!update)
        return update.error();
    return update->bind(0, report.head).bind(1, report.epoch).bind(2, report.size).bind(3, report.signer).run();
}

Status EmbeddedTurnStore::keep(const Settlement& settlement) {
    auto insert = data().prepare("insert into settlements (held_leaf, leaf, released) values (?, ?, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, settlement.heldLeaf).bind(1, settlement.leaf).bind(2, settlement.released).run();
}

Status EmbeddedTurnStore::keep(const SignerClosing& closing) {
    auto update = data().prepare("update signers set standing = ?, closed_leaf = ? where id = ?");
    if (!update)
        return update.error();
    update->bind(0, static_cast<int>(closing.standing)).bind(1, closing.leaf).bind(2, closing.signer);
    if (auto status = update->run(); !status)
        return status;
    if (data().changes() == 0)
        return noSuchSigner();
    return success();
}

Status EmbeddedTurnStore::keep(const NumberWrittenOff& number) {
    const auto signer = numberOf(number.signer);
    if (!signer)
        return signer.error();
    auto insert = data().prepare("insert into written_off (signer, number, leaf) select ?1, ?2, ?3 where exists "
                                 "(select 1 from signers where number = ?1 and head > ?2) and not exists "
                                 "(select 1 from chain where signer = ?1 and number = ?2) on conflict do nothing");
    if (!insert)
        return insert.error();
    if (auto status = insert->bind(0, *signer).bind(1, number.number).bind(2, number.leaf).run(); !status)
        return status;
    if (data().changes() == 0)
        return numberNotMissing();
    auto count = data().prepare("update signers set arrived = arrived + 1 where number = ?");
    if (!count)
        return count.error();
    return count->bind(0, *signer).run();
}

Status EmbeddedTurnStore::keep(const SignerRole& role) {
    const auto signer = numberOf(role.signer);
    if (!signer)
        return signer.error();
    auto insert = data().prepare("insert into roles (signer, leaf, role) values (?, ?, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, *signer).bind(1, role.change.leaf).bind(2, static_cast<int>(role.change.role)).run();
}

Status EmbeddedTurnStore::keep(const HeldAnew& held) {
    auto update = data().prepare("update log set held = ? where leaf = ?");
    if (!update)
        return update.error();
    return update->bind(0, static_cast<int>(held.reason)).bind(1, held.leaf).run();
}

Status EmbeddedTurnStore::keep(const FormPublication& form) {
    auto insert =
        data().prepare("insert into forms (id, version, hash, published_at, definition) values (?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    return insert->bind(0, form.id)
        .bind(1, form.version)
        .bind(2, form.hash)
        .bind(3, form.publishedAtMs)
        .bind(4, form.definition)
        .run();
}

Status EmbeddedTurnStore::keep(const RecordDisposal& disposal) {
    if (disposal.beforeItCame) {
        // Its key is destroyed with the others', before anything was ever written under it.
        if (auto there = keyed(disposal.record); !there)
            return there.error();
    }
    auto update = data().prepare("update records set state = null, digest = null, disposed_leaf = ? where id = ?");
    if (!update)
        return update.error();
    if (auto status = update->bind(0, disposal.leaf).bind(1, disposal.record).run(); !status)
        return status;
    if (data().changes() == 0)
        return noSuchRecordNamed();
    return success();
}

Status EmbeddedTurnStore::keep(const LogEnd& end, bool newHead) {
    const auto head = canonicalBytes(end.head);
    const auto frontier = canonicalBytes(end.frontier);
    auto update = data().prepare("update log_end set head = ?, frontier = ?, standing = ? where id = 1");
    if (!update)
        return update.error();
    if (auto status = update->bind(0, head).bind(1, frontier).bind(2, static_cast<int>(end.standing)).run(); !status)
        return status;
    if (!newHead)
        return success();
    auto file = data().prepare("insert into tree_heads (epoch, size, head) values (?, ?, ?)");
    if (!file)
        return file.error();
    return file->bind(0, end.head.ref.epoch).bind(1, end.head.ref.size).bind(2, head).run();
}

} // namespace seenheard
