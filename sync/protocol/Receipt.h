#pragma once

#include "sync/protocol/HoldReason.h"
#include "sync/records/Cbor.h"

#include <vector>

namespace seenheard {

enum class ReceiptState : std::uint8_t {
    Unknown = 0,  ///< The server does not have it: send it again.
    Received = 1, ///< Durable, no leaf yet.
    Applied = 2,  ///< Has a leaf; inclusion proof follows.
    Held = 3,     ///< Has a leaf; waits for a supervisor; `reason` says why.
    Refused = 4   ///< Not well formed or not well signed: no leaf; `reason` says why.
};

/// What the server says of one entry that a tablet sent or asks about.
struct Receipt {
    EntryId entry; ///< For what cannot be read: SHA-256 of the octets as they were sent.
    ReceiptState state = ReceiptState::Unknown;
    HoldReason reason = HoldReason::None; ///< For Held and Refused, and only there.
    std::int64_t atMs = 0;                ///< Server time of that state.
    std::uint64_t leaf = 0;               ///< For Applied and Held.
    std::vector<Hash> inclusion;          ///< For Applied and Held, against the answer's tree head; none where the
                                          ///< answer's page has that leaf, which proves as much.

    bool operator==(const Receipt&) const = default;
};

/// Whether that state comes with a leaf of the log.
[[nodiscard]] bool hasLeaf(ReceiptState state);

/// [entry, state, reason, at, leaf, [inclusion]], as it stands inside an answer.
void write(CborWriter& writer, const Receipt& receipt);
[[nodiscard]] Receipt readReceipt(CborReader& reader);

} // namespace seenheard
