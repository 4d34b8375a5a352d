#pragma once

#include "sync/protocol/Entry.h"
#include "sync/records/RecordScope.h"

namespace seenheard {

/// An entry by its place in its signer's chain.
struct EntryName {
    SignerId signer;
    std::uint64_t number = 0;
    EntryId entry;

    auto operator<=>(const EntryName&) const = default;
};

/// Where the filling of a newly followed scope stands.
struct ScopeFill {
    RecordScope scope;
    std::uint64_t after = 0; ///< The server's own count of records; 0 before the first page.
    bool done = false;       ///< Down only: all of the scope's records have been sent.

    bool operator==(const ScopeFill&) const = default;
};

/// Entries that one record's context names and the tablet does not have.
struct HistoryWanted {
    RecordId record;
    std::vector<EntryName> entries;

    bool operator==(const HistoryWanted&) const = default;
};

/// An entry outside a page, with the proof that it is in the log.
struct ProvenEntry {
    std::uint64_t leaf = 0;
    Bytes entry; ///< Canonical entry; only the part about the record that was asked for is there.
    std::vector<Hash> inclusion;

    bool operator==(const ProvenEntry&) const = default;
};

/// A record as it stands: what a tablet gets of one that joined a scope it follows.
struct PresentRecord {
    RecordId record;
    std::vector<std::uint32_t> scopes; ///< Indices among the answer's scopes; empty: not for this reader.
    Bytes state;                       ///< Canonical RecordState: heads and context; empty where it is not for him.
    std::vector<ProvenEntry> entries;  ///< Those whose operations are heads.

    bool operator==(const PresentRecord&) const = default;
};

/// Whether each head is what one of these entries, all checked, says of that record, and nothing is folded whose
/// header says otherwise. What the rest of the context did only its entries can tell.
[[nodiscard]] Status verifyHeads(const RecordState& state, const std::vector<VerifiedEntry>& entries);

/// [scope, after, done], [record, [[signer, number, entry], …]], [leaf, entry octets, [hash, …]] and
/// [record, [scope, …], state octets, [proven entry, …]], as they stand inside messages.
void write(CborWriter& writer, const ScopeFill& fill);
[[nodiscard]] ScopeFill readScopeFill(CborReader& reader);
void write(CborWriter& writer, const HistoryWanted& wanted);
[[nodiscard]] HistoryWanted readHistoryWanted(CborReader& reader);
void write(CborWriter& writer, const ProvenEntry& entry);
[[nodiscard]] ProvenEntry readProvenEntry(CborReader& reader);
void write(CborWriter& writer, const PresentRecord& record);
[[nodiscard]] PresentRecord readPresentRecord(CborReader& reader);

} // namespace seenheard
