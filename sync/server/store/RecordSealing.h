#pragma once

#include "sync/protocol/Entry.h"

#include <functional>

namespace seenheard {

/// The key of one record, under which everything that was written in it is kept. Destroying it disposes of the record.
using RecordKey = FixedId<struct RecordKeyTag, 32>;

/// A record inside one store: numbers count in the order of first mention, so that keys are found without an index.
/// Without a key it has been disposed of.
struct KeyedRecord {
    std::int64_t number = 0;
    std::optional<RecordKey> key;
};

/// Finds the key of a record by its number; nothing where it was destroyed.
using RecordKeyOf = std::function<Result<std::optional<RecordKey>>(std::int64_t number)>;

/// The parts of an entry, each under its record's key. `records` has one for each part that is not absent, in order.
/// What was written in a record that has no key is not kept.
[[nodiscard]] Bytes sealParts(const EntryId& entry, const std::vector<std::optional<SaltedPart>>& parts,
    std::span<const KeyedRecord> records, Random& random);
/// The numbers of the records under whose keys such parts lie: what to look up before they are opened.
void addRecordNumbersOf(BytesView sealed, std::vector<std::int64_t>& numbers);
/// A part whose key was destroyed is absent.
[[nodiscard]] Result<std::vector<std::optional<SaltedPart>>> openParts(
    const EntryId& entry, BytesView sealed, const RecordKeyOf& keyOf);

/// `canonical` bytes of that record's state.
[[nodiscard]] Bytes sealState(const RecordId& id, BytesView canonical, const RecordKey& key, Random& random);
[[nodiscard]] Result<RecordState> openState(const RecordId& id, BytesView sealed, const RecordKey& key);

} // namespace seenheard
