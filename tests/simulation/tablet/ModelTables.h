#pragma once

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

/// What a tablet's store keeps, as plain tables: what is in here is on its disk. A copy of it is an older disk.
struct ModelTables {
    std::map<std::uint64_t, ModelOwn> own;
    std::map<EntryId, std::uint64_t> ownTails; ///< Entries of a clone with numbers that this tablet has used itself.
    std::set<std::uint64_t> unsettled;         ///< Numbers of own entries that still have a way to go.
    std::map<RecordId, RecordState> applied;
    std::map<SignerId, SignerCertificate> certificates;
    std::vector<Hash> forms;
    SyncPosition position;
    std::vector<std::uint64_t> missingNumbers;
};

} // namespace seenheard
