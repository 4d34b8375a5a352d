#pragma once

#include "sync/engine/LocalStore.h"
#include "sync/protocol/ElidedEntries.h"

namespace seenheard {

/// An own entry on its way into a message.
struct ReadyEntry {
    EntryId id;
    std::uint64_t number = 0;
    EntryPieces taken;
};

/// Own entries for the next message, read and taken apart while the server works on the one before.
class OutgoingAhead {
public:
    /// Reads what is to go behind `after`, as LocalStore::outgoing() says it. Where that fails nothing is ready, and
    /// take() meets the failure.
    void prepare(LocalStore& store, std::uint64_t after, std::size_t mostBytes, std::size_t most);
    /// What is ready, as far as it has room; read now where that is nothing, or begins elsewhere.
    [[nodiscard]] Result<std::vector<ReadyEntry>> take(
        LocalStore& store, std::uint64_t after, std::size_t mostBytes, std::size_t most);
    /// The store has changed in more than what the next message does not depend on.
    void forget() { ready_.clear(); }

private:
    std::uint64_t after_ = 0;
    std::vector<ReadyEntry> ready_;
};

} // namespace seenheard
