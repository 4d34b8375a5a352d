#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/Entry.h"

#include <unordered_map>

namespace seenheard {

/// Which own entries have their verified second receipt, as the black box asks before a segment goes: one after the
/// other, so many are read at a time. Made for one sweep; what changes meanwhile it may not see.
class SecondReceiptStore {
public:
    explicit SecondReceiptStore(Database& database) : database_(database) {}

    /// False, too, for another entry of that number.
    [[nodiscard]] Result<bool> has(std::uint64_t number, const EntryId& entry);

private:
    [[nodiscard]] Status read(std::uint64_t first);

    Database& database_;
    std::uint64_t first_ = 0;
    std::uint64_t end_ = 0; ///< Behind the last number that was read.
    std::unordered_map<std::uint64_t, EntryId> settled_;
};

} // namespace seenheard
