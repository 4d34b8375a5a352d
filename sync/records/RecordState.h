#pragma once

#include "platform/base/Result.h"
#include "sync/records/Operation.h"

#include <map>
#include <set>

namespace seenheard {

/// An operation that no other supersedes.
struct Head {
    OperationId id;
    Value value;
    std::optional<std::uint64_t> depth;
    std::optional<std::string> reason;

    bool operator==(const Head&) const = default;
};

/// An entry whose part of this record has been folded.
struct FoldedEntry {
    SignerId signer;
    std::uint64_t number = 0;
    EntryId id;
    Instant writtenAt;

    auto operator<=>(const FoldedEntry&) const = default;
};

/// A part as the fold takes it: what one entry says of one record.
struct FoldInput {
    FoldedEntry entry;
    std::vector<Operation> operations;
};

/// What a record is: heads per register and a context, computed by folding parts, never edited.
/// The same parts in any order, with any repeats, give the same state and the same canonical bytes.
struct RecordState {
    RecordId id;
    /// Heads sorted by operation id; a register without heads has no row.
    std::map<RegisterKey, std::vector<Head>> registers;
    /// Context, first half: which entries have been folded.
    std::set<FoldedEntry> folded;
    /// Context, second half: operations known to be superseded whose entries were not yet folded.
    std::set<OperationId> supersededUnseen;

    bool operator==(const RecordState&) const = default;

    /// When the entry of that operation was written; nothing if it was not folded.
    [[nodiscard]] std::optional<Instant> writtenAt(const OperationId& operation) const;
};

/// Takes one part in: commutative, associative, idempotent. Total: never fails on well-formed input.
void fold(RecordState& state, const FoldInput& part);

/// Canonical bytes of a state, the same on tablet, server, simulation and checker.
[[nodiscard]] Bytes canonicalBytes(const RecordState& state);
/// Strict inverse: refuses everything that canonicalBytes() would not have written.
[[nodiscard]] Result<RecordState> recordStateFrom(BytesView canonical);

} // namespace seenheard
