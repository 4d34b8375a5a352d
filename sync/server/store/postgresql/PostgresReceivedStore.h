#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/postgresql/PostgresRecordKeyStore.h"

namespace seenheard {

/// An entry on its way into the store, with its parts sealed and its signer's number.
struct ReceivedColumns {
    const ReceivedEntry* entry = nullptr;
    std::int64_t signer = 0;
    Bytes sealedParts;
};

/// What was received while the server gathers, inside a transaction or a read of the caller.
class PostgresReceivedStore {
public:
    explicit PostgresReceivedStore(PostgresConnection& connection) : connection_(connection) {}

    /// Once each: an entry that is there keeps its first receipt.
    [[nodiscard]] Status keep(const std::vector<ReceivedColumns>& entries);
    [[nodiscard]] Status drop(const std::vector<std::uint64_t>& places);
    [[nodiscard]] Result<std::optional<std::int64_t>> receivedAt(const EntryId& entry);
    /// What somebody had seen before what he wrote; of one signer by number.
    [[nodiscard]] Result<std::vector<ReceivedEntry>> inOrder(std::size_t most);
    [[nodiscard]] Result<std::optional<EntryId>> entryAt(const SignerId& signer, std::uint64_t number);

private:
    PostgresConnection& connection_;
};

} // namespace seenheard
