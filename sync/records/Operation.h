#pragma once

#include "sync/records/RegisterKey.h"
#include "sync/records/Value.h"

#include <optional>

namespace seenheard {

/// Names one operation for ever. Unique within its record: an entry has at most one part a record.
struct OperationId {
    SignerId signer;
    std::uint64_t number = 0; ///< Of the entry, 1, 2, 3 … per signer.
    std::uint32_t index = 0;  ///< Position inside the entry's part.
    EntryId entry;            ///< Tells two entries of one number (a fork) apart.

    auto operator<=>(const OperationId&) const = default;
};

/// One field of one record gets one value: the only kind of change there is. Immutable.
struct Operation {
    RegisterKey key;
    Value value;
    /// Heads that the author saw and means to replace; where such a head is the author's own and not
    /// yet applied, also what that one replaced. Sorted, without repeats.
    std::vector<OperationId> supersedes;
    /// Only where the policy is `latest`: one more than the deepest head its author saw.
    std::optional<std::uint64_t> depth;
    /// Why: for a decision, for lowering one's own submitted protective finding, for an amendment.
    std::optional<std::string> reason;

    bool operator==(const Operation&) const = default;
};

} // namespace seenheard
