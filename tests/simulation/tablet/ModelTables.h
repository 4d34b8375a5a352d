#pragma once

#include "sync/protocol/Authority.h"
#include "tests/simulation/tablet/OfficerStore.h"

#include <memory>
#include <set>

namespace seenheard {

/// An own entry as the model keeps it.
struct ModelOwn {
    EntryId id;
    std::shared_ptr<const Bytes> canonical;
    std::shared_ptr<const VerifiedEntry> content;
    ReceiptState state = ReceiptState::Unknown;
    bool joined = false; ///< Its leaf has come by the feed and it is not held.
};

/// A record as it stands in the model, with everything here that it was folded from.
struct ModelRecord {
    std::uint64_t arrived = 0; ///< Counts up.
    RecordState applied;
    std::set<RecordScope> scopes; ///< Those followed that hold it; none: only unsent work is shown of it.
    std::map<EntryId, std::shared_ptr<const FoldInput>> parts;
    bool historyOpen = false; ///< It came as it stands, and not all that its context names is in `parts` yet.
};

/// A followed scope, and how far its records have been fetched.
struct ModelFollowed {
    bool filling = false;
    std::uint64_t filledTo = 0;
};

/// What a tablet's store keeps, as plain tables: what is in here is on its disk. A copy of it is an older disk.
struct ModelTables {
    std::map<std::uint64_t, ModelOwn> own;
    std::map<EntryId, std::uint64_t> ownTails; ///< Entries of a clone with numbers that this tablet has used itself.
    std::set<std::uint64_t> unsettled;         ///< Numbers of own entries that still have a way to go.
    std::map<EntryId, OwnOutcome> outcomes;
    bool revoked = false; ///< The feed has ended.
    std::optional<RoleChange> role;
    std::set<RecordId> disposed;
    std::map<RecordId, ModelRecord> records;
    std::uint64_t recordsArrived = 0;
    std::map<RecordScope, ModelFollowed> followed;
    std::set<RecordId> wanted; ///< Joined a followed scope and are still to be fetched.
    std::optional<std::int64_t> comparedAtMs;
    std::map<SignerId, SignerCertificate> certificates;
    std::vector<Hash> forms;
    SyncPosition position;
    std::vector<std::uint64_t> missingNumbers;
};

} // namespace seenheard
