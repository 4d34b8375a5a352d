#pragma once

#include "platform/base/Random.h"
#include "sync/engine/LocalStore.h"
#include "sync/records/RecordState.h"

#include <map>
#include <set>

namespace seenheard {

/// A record as writing on it sees it.
struct RecordSeen {
    RecordState shown;
    std::map<OperationId, Operation> waiting; ///< Own operations that are not part of what every side has.
};

/// Where an own entry stands on its tablet, in the words of the receipts.
struct OwnPlace {
    EntryId id;
    std::uint64_t number = 0;
    ReceiptState state = ReceiptState::Unknown; ///< Unknown: waits to be sent.
    bool bytesHere = false;                     ///< The entry itself is in the store, as it was saved.
};

/// Who decided over an own entry that was held, and how.
struct OwnOutcome {
    bool released = false;
    std::string by;
    std::string why;
};

/// A tablet's store with its black box, whichever kind it is: as the simulation opens, writes and looks at it.
class OfficerStore {
public:
    virtual ~OfficerStore() = default;
    [[nodiscard]] virtual LocalStore& sync() = 0;
    [[nodiscard]] virtual Result<EntryHeader> nextHeader() = 0;
    /// Saved, in the word's full meaning, when it succeeds.
    [[nodiscard]] virtual Status saveEntry(const Entry& entry) = 0;
    [[nodiscard]] virtual Result<RecordSeen> read(const RecordId& record) = 0;
    /// The state that every side has.
    [[nodiscard]] virtual Result<RecordState> applied(const RecordId& record) = 0;
    [[nodiscard]] virtual Result<std::vector<RecordId>> records() = 0;
    /// Nothing where this store has no such own entry.
    [[nodiscard]] virtual Result<std::optional<OwnPlace>> own(std::uint64_t number, const EntryId& id) = 0;
    /// Nothing where nobody is known here to have decided over that entry.
    [[nodiscard]] virtual std::optional<OwnOutcome> outcome(const EntryId& id) = 0;
    /// Gaps in the own chain that the server was last seen to see.
    [[nodiscard]] virtual Result<std::vector<std::uint64_t>> missingNumbers() = 0;
    /// What its officer may do, as far as it is known here.
    [[nodiscard]] virtual Role role(const SignerCertificate& officer) = 0;
    /// The numbers of all canaries that stand in it anywhere: what a thief with its key could read.
    [[nodiscard]] virtual Result<std::set<std::string>> canaries() = 0;
    [[nodiscard]] virtual Status sweep() = 0;
    /// A record of which nothing waits here is gone from the store, and nothing says so; nothing where there is none.
    [[nodiscard]] virtual std::optional<RecordId> loseRecord(Random& random) = 0;
};

} // namespace seenheard
