#pragma once

#include "sync/protocol/BoxSegment.h"
#include "sync/protocol/Receipt.h"

#include <map>

namespace seenheard {

/// What of a black box the server is known to have: clear, in the file `delivered` beside the segments, so that a
/// locked tablet knows what waits. Wrong or lost it costs sending again, nothing else; nothing is freed by it.
struct DeliveryMark {
    /// All entries of that signer up to that number have a verified second receipt.
    std::map<SignerId, std::uint64_t> settledUpTo;
    /// Beyond that: what the server said, verified where it says applied or held.
    std::map<EntryId, ReceiptState> answered;

    bool operator==(const DeliveryMark&) const = default;

    /// Whether an entry of the box is still to be brought to the server.
    [[nodiscard]] bool isWaiting(const BoxHeader& entry) const;
};

/// Empty where there is none, or none that can be read.
[[nodiscard]] DeliveryMark readDeliveryMark(const std::filesystem::path& box);
[[nodiscard]] Status writeDeliveryMark(const std::filesystem::path& box, const DeliveryMark& mark);

} // namespace seenheard
