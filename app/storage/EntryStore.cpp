#include "app/storage/EntryStore.h"

#include "app/storage/EntryPlace.h"
#include "platform/database/Rows.h"

#include <algorithm>

namespace seenheard {

namespace {

OwnEntry outboxRow(const Statement& row) {
    OwnEntry entry;
    entry.number = static_cast<std::uint64_t>(row.integer(0));
    entry.id = row.id<EntryId>(1);
    entry.state = static_cast<EntryState>(row.integer(2));
    entry.reason = static_cast<HoldReason>(row.integer(3));
    entry.receiptAtMs = row.integer(4);
    entry.leaf = static_cast<std::uint64_t>(row.integer(5));
    entry.joined = row.integer(6) != 0;
    entry.views = static_cast<std::uint64_t>(row.integer(7));
    return entry;
}

StoredEntry storedRow(const Statement& row) {
    StoredEntry entry;
    entry.id = row.id<EntryId>(0);
    if (!row.isNull(1))
        entry.leaf = static_cast<std::uint64_t>(row.integer(1));
    entry.held = static_cast<HoldReason>(row.integer(2));
    entry.receiptAtMs = row.integer(3);
    entry.entry = copyOf(row.blob(4));
    return entry;
}

HoldOutcome outcomeRow(const Statement& row) {
    HoldOutcome outcome;
    outcome.entry = row.id<EntryId>(0);
    outcome.number = static_cast<std::uint64_t>(row.integer(1));
    outcome.record = row.id<RecordId>(2);
    outcome.reason = static_cast<HoldReason>(row.integer(3));
    outcome.released = row.integer(4) != 0;
    outcome.by = row.text(5);
    outcome.why = row.text(6);
    outcome.atMs = row.integer(7);
    return outcome;
}

} // namespace

Result<std::vector<RecordId>> recordsOf(BytesView canonical) {
    const auto entry = entryFrom(canonical);
    if (!entry)
        return fail(ErrorCode::Corrupt, "An own entry in the store is damaged: " + entry.error().message);
    std::vector<RecordId> records;
    for (const auto& salted : entry->parts) {
        if (!salted)
            continue;
        const auto part = partFrom(salted->canonical);
        if (!part)
            return fail(ErrorCode::Corrupt, "An own entry in the store is damaged: " + part.error().message);
        records.push_back(part->record);
    }
    return records;
}

Result<EntryStore::Place> EntryStore::placeOf(std::int64_t signer, std::uint64_t number, const EntryId& id) {
    if (number == 0 || number > mostNumber)
        return fail(ErrorCode::Malformed, "An entry has a number that no chain reaches.");
    auto select = database_.prepare("SELECT place, id FROM entries WHERE place BETWEEN ? AND ? ORDER BY place");
    if (!select)
        return select.error();
    Place place{firstPlace(signer, number), false};
    select->bind(0, place.number).bind(1, lastPlace(signer, number));
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            break;
        place.number = select->integer(0);
        if (select->id<EntryId>(1) == id) {
            place.taken = true;
            return place;
        }
        ++place.number;
    }
    if (place.number > lastPlace(signer, number))
        return fail(ErrorCode::Unsupported, "One signer has written more entries under one number than can be kept.");
    return place;
}

Result<ChainHead> EntryStore::newestOwn() {
    auto select = database_.prepare("SELECT place, id FROM entries WHERE place >= ? ORDER BY place DESC LIMIT 1");
    if (!select)
        return select.error();
    const auto row = select->bind(0, firstPlace(CertificateStore::ownRef, 0)).row();
    if (!row)
        return row.error();
    return *row ? ChainHead{numberAt(select->integer(0)), select->id<EntryId>(1)} : ChainHead{};
}

Result<StoredEntry> EntryStore::entry(const SignerId& signer, std::uint64_t number, const EntryId& id) {
    auto found = entries(signer, number);
    if (!found)
        return found.error();
    for (auto& entry : *found) {
        if (entry.id == id)
            return std::move(entry);
    }
    return fail(ErrorCode::NotFound, "That entry is not on this tablet.");
}

Result<std::vector<StoredEntry>> EntryStore::entries(const SignerId& signer, std::uint64_t number) {
    const auto ref = signers_.refOf(signer);
    if (!ref)
        return ref.error();
    if (!*ref || number > mostNumber)
        return std::vector<StoredEntry>{};
    auto select = database_.prepare(
        "SELECT id, leaf, held, receipt_at_ms, entry FROM entries WHERE place BETWEEN ? AND ? ORDER BY place");
    if (!select)
        return select.error();
    select->bind(0, firstPlace(**ref, number)).bind(1, lastPlace(**ref, number));
    return allRows<StoredEntry>(*select, storedRow);
}

Result<StoredEntry> EntryStore::ownEntry(std::uint64_t number) {
    auto select = database_.prepare("SELECT id, leaf, held, receipt_at_ms, entry FROM entries WHERE place = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, firstPlace(CertificateStore::ownRef, number)).row();
    if (!row)
        return row.error();
    if (!*row)
        return fail(ErrorCode::NotFound, "This tablet has no entry " + std::to_string(number) + " of its own.");
    return storedRow(*select);
}

Result<OwnEntry> EntryStore::own(std::uint64_t number) {
    auto select = database_.prepare(
        "SELECT number, id, state, reason, receipt_at_ms, leaf, joined, views FROM outbox WHERE number = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, number).row();
    if (!row)
        return row.error();
    if (*row)
        return outboxRow(*select);
    const auto stored = ownEntry(number);
    if (!stored)
        return stored.error();
    return OwnEntry{stored->id, number, EntryState::Applied, HoldReason::None, stored->receiptAtMs,
        stored->leaf.value_or(0), true, 0};
}

Result<std::vector<OwnEntry>> EntryStore::ownIn(EntryState state, std::size_t most) {
    auto select = database_.prepare("SELECT number, id, state, reason, receipt_at_ms, leaf, joined, views FROM outbox "
                                    "WHERE state = ? ORDER BY number DESC LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, static_cast<int>(state)).bind(1, std::uint64_t{most});
    return allRows<OwnEntry>(*select, outboxRow);
}

Result<std::vector<OwnEntry>> EntryStore::unsettledAbove(std::uint64_t after, EntryState state, std::size_t most) {
    auto select = database_.prepare("SELECT number, id, state, reason, receipt_at_ms, leaf, joined, views FROM outbox "
                                    "WHERE number > ? AND state = ? ORDER BY number LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, after).bind(1, static_cast<int>(state)).bind(2, std::uint64_t{most});
    return allRows<OwnEntry>(*select, outboxRow);
}

Result<std::optional<std::uint64_t>> EntryStore::oldestUnsettled() {
    auto select = database_.prepare("SELECT min(number) FROM outbox");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return select->isNull(0) ? std::optional<std::uint64_t>{}
                             : std::optional(static_cast<std::uint64_t>(select->integer(0)));
}

Result<EntryCounts> EntryStore::counts() {
    auto select = database_.prepare("SELECT state, count(*) FROM outbox WHERE views = 0 GROUP BY state");
    if (!select)
        return select.error();
    EntryCounts counts;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return counts;
        const auto number = static_cast<std::uint64_t>(select->integer(1));
        switch (static_cast<EntryState>(select->integer(0))) {
        case EntryState::Waiting: counts.waiting = number; break;
        case EntryState::Received: counts.received = number; break;
        case EntryState::Applied: break;
        case EntryState::Held: counts.held = number; break;
        case EntryState::Refused: counts.refused = number; break;
        }
    }
}

Result<std::uint64_t> EntryStore::viewsWaiting() {
    auto select = database_.prepare("SELECT coalesce(sum(views), 0) FROM outbox WHERE state = 0");
    if (!select)
        return select.error();
    if (auto one = select->one(); !one)
        return one.error();
    return static_cast<std::uint64_t>(select->integer(0));
}

Result<std::vector<OutgoingEntry>> EntryStore::outgoing(std::uint64_t after, std::size_t mostBytes, std::size_t most) {
    auto select = database_.prepare("SELECT o.number, o.id, e.entry FROM outbox AS o JOIN entries AS e "
                                    "ON e.place = ? + (o.number << ?) WHERE o.number > ? AND o.state = 0 "
                                    "ORDER BY o.number LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, firstPlace(CertificateStore::ownRef, 0))
        .bind(1, forkBits)
        .bind(2, after)
        .bind(3, std::uint64_t{most});
    std::vector<OutgoingEntry> entries;
    std::size_t bytes = 0;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return entries;
        const auto octets = select->blob(2);
        bytes += octets.size();
        if (!entries.empty() && bytes > mostBytes)
            return entries;
        entries.push_back({select->id<EntryId>(1), static_cast<std::uint64_t>(select->integer(0)), copyOf(octets)});
    }
}

Result<std::vector<OutgoingEntry>> EntryStore::ownAbove(std::uint64_t after, std::size_t most) {
    auto select = database_.prepare("SELECT place, id, entry FROM entries WHERE place > ? ORDER BY place LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, lastPlace(CertificateStore::ownRef, after)).bind(1, std::uint64_t{most});
    return allRows<OutgoingEntry>(*select, [](const Statement& row) {
        return OutgoingEntry{row.id<EntryId>(1), numberAt(row.integer(0)), copyOf(row.blob(2))};
    });
}

Status EntryStore::insertOwn(const OwnEntry& entry, BytesView canonical) {
    auto insert = database_.prepare(
        "INSERT INTO entries(place, id, leaf, held, receipt_at_ms, entry) VALUES(?, ?, NULL, 0, 0, ?)");
    if (!insert)
        return insert.error();
    insert->bind(0, firstPlace(CertificateStore::ownRef, entry.number)).bind(1, entry.id).bind(2, canonical);
    if (auto ran = insert->run(); !ran)
        return ran;
    auto queue = database_.prepare("INSERT INTO outbox(number, id, state, reason, receipt_at_ms, leaf, joined, views) "
                                   "VALUES(?, ?, 0, 0, 0, 0, 0, ?)");
    if (!queue)
        return queue.error();
    return queue->bind(0, entry.number).bind(1, entry.id).bind(2, entry.views).run();
}

Status EntryStore::updateOwn(const OwnEntry& entry) {
    if (entry.state == EntryState::Applied && entry.joined) {
        auto settle = database_.prepare("UPDATE entries SET leaf = ?, held = 0, receipt_at_ms = ? WHERE place = ?");
        auto drop = database_.prepare("DELETE FROM outbox WHERE number = ?");
        if (!settle || !drop)
            return !settle ? settle.error() : drop.error();
        settle->bind(0, entry.leaf)
            .bind(1, entry.receiptAtMs)
            .bind(2, firstPlace(CertificateStore::ownRef, entry.number));
        if (auto ran = settle->run(); !ran)
            return ran;
        return drop->bind(0, entry.number).run();
    }
    // Not there yet where it comes back by the feed to a store that had lost it.
    auto put =
        database_.prepare("INSERT INTO outbox(number, id, state, reason, receipt_at_ms, leaf, joined, views) "
                          "VALUES(?, ?, ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT(number) DO UPDATE SET state = excluded.state, reason = excluded.reason, "
                          "receipt_at_ms = excluded.receipt_at_ms, leaf = excluded.leaf, joined = excluded.joined");
    if (!put)
        return put.error();
    put->bind(0, entry.number).bind(1, entry.id).bind(2, static_cast<int>(entry.state));
    put->bind(3, static_cast<int>(entry.reason)).bind(4, entry.receiptAtMs).bind(5, entry.leaf).bind(6, entry.joined);
    return put->bind(7, entry.views).run();
}

Result<bool> EntryStore::insertLeaf(const VerifiedLeaf& leaf, std::int64_t receiptAtMs) {
    const auto signer = signers_.refOf(leaf.content.header.signer);
    if (!signer)
        return signer.error();
    if (!*signer)
        return fail(ErrorCode::Internal, "An entry came whose signer has no certificate here.");
    if (auto dropped = dropAside(leaf.content.id); !dropped)
        return dropped.error();
    const auto place = placeOf(**signer, leaf.content.header.number, leaf.content.id);
    if (!place)
        return place.error();
    if (place->taken) {
        // What is one's own and in no doubt gets its leaf when it settles.
        if (*signer == CertificateStore::ownRef && leaf.held == HoldReason::None
            && place->number == firstPlace(**signer, leaf.content.header.number)) {
            // Only its words may have been put away here.
            const auto added = addParts(place->number, leaf.entry);
            return added ? Result(false) : added.error();
        }
        auto update = database_.prepare("UPDATE entries SET leaf = ?, held = ? WHERE place = ?");
        if (!update)
            return update.error();
        update->bind(0, leaf.leaf).bind(1, static_cast<int>(leaf.held)).bind(2, place->number);
        if (auto ran = update->run(); !ran)
            return ran.error();
        if (*signer != CertificateStore::ownRef) {
            if (auto added = addParts(place->number, leaf.entry); !added)
                return added.error();
        }
        return false;
    }
    auto insert =
        database_.prepare("INSERT INTO entries(place, id, leaf, held, receipt_at_ms, entry) VALUES(?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    insert->bind(0, place->number).bind(1, leaf.content.id).bind(2, leaf.leaf).bind(3, static_cast<int>(leaf.held));
    if (auto ran = insert->bind(4, receiptAtMs).bind(5, leaf.entry).run(); !ran)
        return ran.error();
    return true;
}

Status EntryStore::setOthersAside() {
    const auto firstOwn = firstPlace(CertificateStore::ownRef, 0);
    auto select = database_.prepare("SELECT id, entry FROM entries WHERE place < ? ORDER BY leaf");
    if (!select)
        return select.error();
    select->bind(0, firstOwn);
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const auto id = select->id<EntryId>(0);
        const auto entry = entryFrom(select->blob(1));
        const bool whole =
            entry && std::ranges::all_of(entry->parts, [](const auto& part) { return part.has_value(); });
        if (!whole)
            continue;
        auto keep = database_.prepare("INSERT INTO brought(id, entry) VALUES(?, ?) ON CONFLICT DO NOTHING");
        if (!keep)
            return keep.error();
        if (auto ran = keep->bind(0, id).bind(1, select->blob(1)).run(); !ran)
            return ran;
    }
    auto drop = database_.prepare("DELETE FROM entries WHERE place < ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, firstOwn).run();
}

Status EntryStore::forgetAsideReceived() {
    return database_.execute("UPDATE brought SET received = 0");
}

Status EntryStore::noteAsideReceived(const EntryId& id) {
    auto update = database_.prepare("UPDATE brought SET received = 1 WHERE id = ?");
    if (!update)
        return update.error();
    return update->bind(0, id).run();
}

Result<std::vector<BroughtEntry>> EntryStore::aside(
    std::uint64_t after, std::size_t mostBytes, std::size_t most, bool unreceived) {
    auto select = database_.prepare(
        "SELECT number, id, entry FROM brought WHERE number > ? AND received <= ? ORDER BY number LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, after).bind(1, unreceived ? 0 : 1).bind(2, std::uint64_t{most});
    std::vector<BroughtEntry> found;
    std::size_t bytes = 0;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            return found;
        bytes += select->blob(2).size();
        if (!found.empty() && bytes > mostBytes)
            return found;
        found.push_back(
            {static_cast<std::uint64_t>(select->integer(0)), select->id<EntryId>(1), copyOf(select->blob(2))});
    }
}

Status EntryStore::dropAside(const EntryId& id) {
    auto drop = database_.prepare("DELETE FROM brought WHERE id = ?");
    if (!drop)
        return drop.error();
    return drop->bind(0, id).run();
}

Result<std::optional<OwnEntry>> EntryStore::unsettled(const EntryId& id) {
    auto select = database_.prepare(
        "SELECT number, id, state, reason, receipt_at_ms, leaf, joined, views FROM outbox WHERE id = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, id).row();
    if (!row)
        return row.error();
    return *row ? std::optional(outboxRow(*select)) : std::nullopt;
}

Result<std::vector<HoldOutcome>> EntryStore::outcomes(const RecordId& record) {
    auto select = database_.prepare("SELECT id, number, record, reason, released, by, why, at_ms FROM outcomes WHERE "
                                    "record = ? ORDER BY at_ms DESC");
    if (!select)
        return select.error();
    select->bind(0, record);
    return allRows<HoldOutcome>(*select, outcomeRow);
}

Result<std::vector<HoldOutcome>> EntryStore::newestOutcomes(std::size_t most) {
    auto select = database_.prepare(
        "SELECT id, number, record, reason, released, by, why, at_ms FROM outcomes ORDER BY at_ms DESC LIMIT ?");
    if (!select)
        return select.error();
    select->bind(0, std::uint64_t{most});
    return allRows<HoldOutcome>(*select, outcomeRow);
}

Status EntryStore::forgetOutcomes() {
    auto remove = database_.prepare("DELETE FROM outcomes");
    return remove ? remove->run() : Status(remove.error());
}

Status EntryStore::addOutcome(const HoldOutcome& outcome) {
    auto insert = database_.prepare("INSERT OR REPLACE INTO outcomes(id, number, record, reason, released, by, why, "
                                    "at_ms) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    insert->bind(0, outcome.entry).bind(1, outcome.number).bind(2, outcome.record);
    insert->bind(3, static_cast<int>(outcome.reason)).bind(4, outcome.released).bind(5, outcome.by);
    return insert->bind(6, outcome.why).bind(7, outcome.atMs).run();
}

Status EntryStore::purge(const RecordId& record, const std::set<FoldedEntry>& folded) {
    std::vector<std::int64_t> places;
    for (const auto& entry : folded) {
        const auto signer = signers_.refOf(entry.signer);
        if (!signer)
            return signer.error();
        const auto place = *signer ? placeOf(**signer, entry.number, entry.id) : Result<Place>(Place{});
        if (!place)
            return place.error();
        if (place->taken)
            places.push_back(place->number);
    }
    auto select = database_.prepare("SELECT place FROM entries WHERE held <> 0");
    if (!select)
        return select.error();
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            break;
        places.push_back(select->integer(0));
    }
    for (const auto place : places) {
        if (auto purged = purgeAt(place, record); !purged)
            return purged;
    }
    return success();
}

Status EntryStore::purgeWherever(const std::vector<RecordId>& records) {
    auto select = database_.prepare("SELECT place, entry FROM entries");
    if (!select)
        return select.error();
    std::vector<std::pair<std::int64_t, RecordId>> named;
    for (;;) {
        const auto row = select->row();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const auto octets = select->blob(1);
        for (const auto& record : records)
            if (std::search(octets.begin(), octets.end(), record.octets.begin(), record.octets.end()) != octets.end())
                named.emplace_back(select->integer(0), record);
    }
    for (const auto& [place, record] : named) {
        if (auto purged = purgeAt(place, record); !purged)
            return purged;
    }
    return success();
}

Status EntryStore::purgeAt(std::int64_t place, const RecordId& record) {
    auto select = database_.prepare("SELECT e.entry, o.state FROM entries e LEFT JOIN outbox o ON e.place >= ? "
                                    "AND o.number = (e.place >> ?) & ? WHERE e.place = ?");
    if (!select)
        return select.error();
    select->bind(0, firstPlace(CertificateStore::ownRef, 0)).bind(1, forkBits).bind(2, mostNumber).bind(3, place);
    if (auto one = select->one(); !one)
        return one;
    const bool unsent = !select->isNull(1) && select->integer(1) <= static_cast<int>(EntryState::Received);
    if (unsent)
        return success();
    auto entry = entryFrom(select->blob(0));
    if (!entry)
        return fail(ErrorCode::Corrupt, "An entry in the store is damaged: " + entry.error().message);
    bool changed = false;
    for (auto& salted : entry->parts) {
        if (!salted)
            continue;
        const auto part = partFrom(salted->canonical);
        if (!part)
            return part.error();
        if (part->record != record)
            continue;
        salted.reset();
        changed = true;
    }
    if (!changed)
        return success();
    auto update = database_.prepare("UPDATE entries SET entry = ? WHERE place = ?");
    if (!update)
        return update.error();
    const auto canonical = canonicalBytes(*entry);
    return update->bind(0, canonical).bind(1, place).run();
}

Status EntryStore::addParts(std::int64_t place, BytesView canonical) {
    auto select = database_.prepare("SELECT entry FROM entries WHERE place = ?");
    if (!select)
        return select.error();
    if (auto one = select->bind(0, place).one(); !one)
        return one;
    const auto octets = copyOf(select->blob(0));
    if (std::equal(octets.begin(), octets.end(), canonical.begin(), canonical.end()))
        return success();
    auto kept = entryFrom(octets);
    auto came = entryFrom(canonical);
    if (!kept || !came)
        return !kept ? kept.error() : came.error();
    for (std::size_t at = 0; at < kept->parts.size() && at < came->parts.size(); ++at) {
        if (!kept->parts[at])
            kept->parts[at] = std::move(came->parts[at]);
    }
    auto update = database_.prepare("UPDATE entries SET entry = ? WHERE place = ?");
    if (!update)
        return update.error();
    const auto whole = canonicalBytes(*kept);
    return update->bind(0, whole).bind(1, place).run();
}

Result<bool> EntryStore::isUnsettled(const SignerId& signer, std::uint64_t number, const EntryId& id) {
    const auto ref = signers_.refOf(signer);
    if (!ref)
        return ref.error();
    if (*ref != CertificateStore::ownRef)
        return false;
    auto select = database_.prepare("SELECT id FROM outbox WHERE number = ?");
    if (!select)
        return select.error();
    const auto row = select->bind(0, number).row();
    if (!row)
        return row.error();
    return *row && select->id<EntryId>(0) == id;
}

Status EntryStore::dropPart(const VerifiedEntry& entry, const RecordId& record) {
    return dropPart(foldedEntryOf(entry), record);
}

Status EntryStore::dropPart(const FoldedEntry& entry, const RecordId& record) {
    const auto ref = signers_.refOf(entry.signer);
    if (!ref)
        return ref.error();
    if (!*ref || *ref == CertificateStore::ownRef)
        return success();
    const auto place = placeOf(**ref, entry.number, entry.id);
    if (!place)
        return place.error();
    if (!place->taken)
        return success();
    auto select = database_.prepare("SELECT entry FROM entries WHERE place = ?");
    if (!select)
        return select.error();
    if (auto one = select->bind(0, place->number).one(); !one)
        return one;
    auto kept = entryFrom(select->blob(0));
    if (!kept)
        return kept.error();
    for (auto& salted : kept->parts) {
        const auto part = salted ? partFrom(salted->canonical) : Result<Part>(Part{});
        if (!part)
            return part.error();
        if (salted && part->record == record)
            salted.reset();
    }
    const bool empty = std::none_of(kept->parts.begin(), kept->parts.end(), [](const auto& part) { return part; });
    auto change = database_.prepare(
        empty ? "DELETE FROM entries WHERE place = ?1" : "UPDATE entries SET entry = ?2 WHERE place = ?1");
    if (!change)
        return change.error();
    const auto octets = canonicalBytes(*kept);
    change->bind(0, place->number);
    if (!empty)
        change->bind(1, octets);
    return change->run();
}

} // namespace seenheard
