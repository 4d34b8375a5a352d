#pragma once

#include "sync/protocol/Receipt.h"
#include "sync/protocol/TabletCommand.h"
#include "sync/protocol/TreeHead.h"

namespace seenheard {

/// Down, to a tablet that may be locked: receipts that need no secret, and commands. Nothing of any record.
struct BoxResponse {
    static constexpr std::uint64_t formatVersion = 1;

    std::int64_t serverTimeMs = 0;
    std::vector<Receipt> receipts; ///< By the entry ids in the records' clear headers.
    TreeHead treeHead;
    std::vector<TabletCommand> commands; ///< Those not carried out yet, oldest first.

    bool operator==(const BoxResponse&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const BoxResponse& response);
[[nodiscard]] Result<BoxResponse> boxResponseFrom(BytesView canonical);

} // namespace seenheard
