#pragma once

#include "app/storage/EntryStore.h"

namespace seenheard {

/// An entry as its row says, not believed yet.
struct SweptEntry {
    std::int64_t place = 0;
    std::int64_t signer = 0; ///< The small number of its signer.
    std::uint64_t number = 0;
    EntryId id;
    std::optional<std::uint64_t> leaf;
    HoldReason held = HoldReason::None;
    std::int64_t receiptAtMs = 0;
    Bytes entry;
};

/// Of a statement over these columns of the table of entries.
constexpr std::string_view sweptEntryColumns = "place, id, leaf, held, receipt_at_ms, entry";
[[nodiscard]] SweptEntry sweptEntryAt(const Statement& row);

/// A record as its row says, not believed yet.
struct SweptRecord {
    std::int64_t ref = 0;
    RecordId id;
    FormRef form;
    bool historyOpen = false;
    bool scoped = false;  ///< A followed scope holds it.
    bool indexed = false; ///< Every index that should name it does.
    std::optional<Hash> digest;
    std::optional<Bytes> applied;
    std::optional<Bytes> withWaiting;
};

/// Rows in the order of their tables, a few at a time, for whoever checks them.
class SweepStore {
public:
    explicit SweepStore(Database& database) : database_(database) {}

    [[nodiscard]] Result<std::vector<SweptEntry>> entriesAfter(std::int64_t place, std::size_t most);
    [[nodiscard]] Result<std::vector<SweptRecord>> recordsAfter(std::int64_t ref, std::size_t most);
    [[nodiscard]] Result<std::optional<SweptRecord>> record(const RecordId& id);
    /// Rows of the outbox whose entry is not here.
    [[nodiscard]] Result<std::vector<std::uint64_t>> outboxWithoutEntry();
    [[nodiscard]] Result<std::optional<EntryState>> outboxState(std::uint64_t number);
    [[nodiscard]] Result<bool> isWanted(const RecordId& record);
    [[nodiscard]] Result<std::uint64_t> pages();
    /// Whether each of these pages of the file (they count from 1) is what was written there under the key.
    [[nodiscard]] Result<bool> areWhole(std::uint64_t first, std::uint64_t last);

    /// Whether trees, indices and free pages fit together. Reads all of the file at once.
    [[nodiscard]] Result<bool> isSound();

private:
    Database& database_;
};

} // namespace seenheard
