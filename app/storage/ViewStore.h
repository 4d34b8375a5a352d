#pragma once

#include "platform/database/Database.h"
#include "sync/protocol/ViewEvent.h"

namespace seenheard {

/// What was looked at on this tablet and stands in no entry yet.
class ViewStore {
public:
    explicit ViewStore(Database& database) : database_(database) {}

    /// The oldest, and the place up to which they reach.
    struct Waiting {
        std::vector<ViewEvent> events;
        std::int64_t upTo = 0;
    };
    [[nodiscard]] Result<Waiting> waiting(std::size_t most);
    [[nodiscard]] Result<std::uint64_t> count();

    /// All of them in one transaction; durable on success.
    [[nodiscard]] Status add(const std::vector<ViewEvent>& events);
    /// An entry says them from now on; inside the transaction that saves it. Yields how many there were.
    [[nodiscard]] Result<std::uint64_t> removeUpTo(std::int64_t place);

private:
    Database& database_;
};

} // namespace seenheard
