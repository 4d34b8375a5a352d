#pragma once

#include "sync/server/store/LogStore.h"
#include "sync/server/store/postgresql/PostgresDatabase.h"

namespace seenheard {

/// Held entries; inside a transaction or a read of the caller.
class PostgresHeldStore {
public:
    explicit PostgresHeldStore(PostgresDatabase& data) : data_(data) {}

    /// Those for which nobody has decided, oldest first.
    [[nodiscard]] Result<std::vector<HeldLeaf>> waiting();

private:
    PostgresDatabase& data_;
};

} // namespace seenheard
