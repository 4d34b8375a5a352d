#pragma once

#include "platform/database/Database.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/RecordSealing.h"

namespace seenheard {

/// What was received while the server gathers, inside a transaction or a read of the caller. Parts lie sealed under
/// their records' keys, as in the log: what is disposed of is gone here too.
class ReceivedEntriesStore {
public:
    explicit ReceivedEntriesStore(Database& data) : data_(data) {}

    /// Once: an entry that is there keeps its first receipt.
    [[nodiscard]] Status keep(std::int64_t signerNumber, const ReceivedEntry& entry, BytesView sealedParts);
    [[nodiscard]] Status drop(std::uint64_t place);
    [[nodiscard]] Result<std::optional<std::int64_t>> receivedAt(const EntryId& entry);
    /// What somebody had seen before what he wrote; of one signer by number.
    [[nodiscard]] Result<std::vector<ReceivedEntry>> inOrder(std::size_t most, const RecordKeyOf& keyOf);
    [[nodiscard]] Result<std::optional<EntryId>> entryAt(const SignerId& signer, std::uint64_t number);

private:
    Database& data_;
};

} // namespace seenheard
