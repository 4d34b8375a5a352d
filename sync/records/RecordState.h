#pragma once

#include "platform/base/Result.h"
#include "sync/records/Operation.h"

#include <map>
#include <set>
#include <span>

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

/// An operation that one on this register supersedes, before its own entry has been folded.
struct SupersededOperation {
    OperationId id;
    RegisterKey key;

    auto operator<=>(const SupersededOperation&) const = default;
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
    std::set<SupersededOperation> supersededUnseen;

    bool operator==(const RecordState&) const = default;

    /// Whether the entry of that operation has been folded: if so and it is no head, it is history.
    [[nodiscard]] bool hasFolded(const OperationId& operation) const;
    /// When the entry of that operation was written; nothing if it was not folded.
    [[nodiscard]] std::optional<Instant> writtenAt(const OperationId& operation) const;
};

/// Takes one part in: commutative, associative, idempotent. Total: never fails, whatever `supersedes` says.
/// An operation is superseded once a folded operation on the same register names its id, be it of the same part or
/// itself; naming one of another register does nothing (docs/decisions/what-supersedes-what.md). Who may replace
/// whom is checkSupersedes()'s business. The caller sees to it that an entry has one part a record at most.
void fold(RecordState& state, const FoldInput& part);
void fold(RecordState& state, const FoldedEntry& entry, std::span<const Operation> operations);

/// Takes in all that another state of the same record has folded, as if its parts had been folded here.
void merge(RecordState& state, const RecordState& other);

/// Heads of one register; nothing if it has none. Gone with the next fold.
[[nodiscard]] const std::vector<Head>* headsAt(const RecordState& state, const RegisterKey& key);

/// Canonical bytes of a state, the same on tablet, server, simulation and checker.
[[nodiscard]] Bytes canonicalBytes(const RecordState& state);
/// Strict inverse: refuses everything that canonicalBytes() would not have written.
[[nodiscard]] Result<RecordState> recordStateFrom(BytesView canonical);

} // namespace seenheard
