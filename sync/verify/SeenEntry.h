#pragma once

#include "sync/protocol/ExportItem.h"
#include "sync/verify/Signers.h"

namespace seenheard {

/// What one entry of an export says and whether it holds by itself, without its parts' octets.
struct SeenEntry {
    std::uint64_t claimedLeaf = 0;
    Hash leafHash; ///< Zeros where the item cannot be read.
    std::optional<EntryId> id;
    std::optional<EntryHeader> header; ///< Nothing where it cannot be read.
    bool certified = false;            ///< Its signer's certificate is there.
    bool signatureHolds = false;
    std::size_t partsAbsent = 0;
    std::vector<std::pair<std::size_t, bool>> wrongParts; ///< Which, and whether the server could not open it.
};

[[nodiscard]] SeenEntry checkEntry(const ExportedEntry& entry, const Signers& signers);

} // namespace seenheard
