#pragma once

#include "sync/protocol/Entry.h"
#include "sync/protocol/HoldReason.h"

#include <variant>

namespace seenheard {

/// An export of the log is a CBOR sequence of octet strings, each one of the items below as canonical bytes:
/// the beginning, certificates, then turn after turn its tree head and its entries, then the end. What was signed is
/// carried as it was signed, readable or not, so that whoever checks sees what the store holds.
struct ExportBeginning {
    static constexpr std::uint64_t formatVersion = 1;

    std::string serverName;
    PublicKey root;
    std::int64_t exportedAtMs = 0;

    bool operator==(const ExportBeginning&) const = default;
};

/// Canonical bytes of an IssuingCertificate, as the store holds them.
struct ExportedIssuer {
    Bytes certificate;

    bool operator==(const ExportedIssuer&) const = default;
};

/// Canonical bytes of a SignerCertificate, as the store holds them.
struct ExportedSigner {
    Bytes certificate;

    bool operator==(const ExportedSigner&) const = default;
};

/// One turn of the sequencer: the head it signed, and the leaf hashes that it added, which the entries that follow
/// have.
struct ExportedTurn {
    static constexpr std::size_t mostLeaves = 65'536;

    Bytes head; ///< Canonical bytes of a TreeHead.
    std::vector<Hash> leafHashes;

    bool operator==(const ExportedTurn&) const = default;
};

/// A part that is in the store and cannot be opened.
struct DamagedPart {
    bool operator==(const DamagedPart&) const = default;
};

/// Nothing: absent, which is no alteration.
using ExportedPart = std::variant<std::monostate, SaltedPart, DamagedPart>;

struct ExportedEntry {
    std::uint64_t leaf = 0;
    HoldReason held = HoldReason::None;
    std::int64_t receivedAtMs = 0;
    Bytes header;
    Bytes signature;
    std::vector<ExportedPart> parts;

    bool operator==(const ExportedEntry&) const = default;
};

/// Canonical bytes of an EpochStatement, in front of the turn that begins the epoch.
struct ExportedEpoch {
    Bytes statement;

    bool operator==(const ExportedEpoch&) const = default;
};

struct ExportEnd {
    std::uint64_t leaves = 0;

    bool operator==(const ExportEnd&) const = default;
};

using ExportItem = std::variant<ExportBeginning, ExportedIssuer, ExportedSigner, ExportedTurn, ExportedEntry, ExportEnd,
    ExportedEpoch>;

/// Longest item, in octets.
constexpr std::size_t exportItemBytes = 4ULL * 1024 * 1024;

/// The item as it stands in the file, its length in front.
[[nodiscard]] Bytes framed(const ExportItem& item);
/// Of the octets without the length.
[[nodiscard]] Result<ExportItem> exportItemFrom(BytesView canonical);

} // namespace seenheard
