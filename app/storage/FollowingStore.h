#pragma once

#include "platform/database/Database.h"
#include "sync/engine/LocalStore.h"

#include <set>

namespace seenheard {

/// What this officer follows, as the server last said, and what has still to be fetched because of it.
class FollowingStore {
public:
    explicit FollowingStore(Database& database) : database_(database) {}

    /// In the order of their small numbers, by which records name them.
    [[nodiscard]] Result<std::vector<RecordScope>> scopes();
    /// Those of which all records are here, by their small numbers.
    [[nodiscard]] Result<std::vector<std::pair<std::int64_t, RecordScope>>> filledScopes();
    /// Records that joined a followed scope and are not here yet.
    [[nodiscard]] Result<std::vector<RecordId>> wanted(std::size_t most);
    /// The newly followed scope that is being filled.
    [[nodiscard]] Result<std::optional<ScopeFill>> filling();

    /// What follow() changed.
    struct Change {
        std::vector<std::int64_t> refs; ///< One a scope, in the order given.
        std::set<std::int64_t> dropped; ///< Of those no longer followed.
    };
    /// Inside a transaction of the caller, like all below. What is new is to be filled, unless `whole` says that the
    /// page brings all of it.
    [[nodiscard]] Result<Change> follow(const std::vector<RecordScope>& scopes, bool whole);
    /// As before the first exchange.
    [[nodiscard]] Status startAgain();
    [[nodiscard]] Status filled(const ScopeFill& fill);
    [[nodiscard]] Status want(const RecordId& record);
    [[nodiscard]] Status wantNoMore(const RecordId& record);

private:
    Database& database_;
};

} // namespace seenheard
