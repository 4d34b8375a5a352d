#include "sync/protocol/Receipt.h"

#include "sync/protocol/StrictReading.h"

namespace seenheard {

bool hasLeaf(ReceiptState state) {
    return state == ReceiptState::Applied || state == ReceiptState::Held;
}

void write(CborWriter& writer, const Receipt& receipt) {
    writer.array(6);
    writer.id(receipt.entry);
    writer.unsignedInt(static_cast<std::uint64_t>(receipt.state));
    writer.unsignedInt(static_cast<std::uint64_t>(receipt.reason));
    writer.integer(receipt.atMs);
    writer.unsignedInt(receipt.leaf);
    writeIds(writer, receipt.inclusion);
}

Receipt readReceipt(CborReader& reader) {
    Receipt receipt;
    reader.expectArray(6);
    receipt.entry = reader.id<EntryId>();
    receipt.state = readEnum(reader, ReceiptState::Refused, "an unknown state of a receipt");
    receipt.reason = readEnum(reader, HoldReason::StaleTreeHead, "an unknown reason for a hold");
    receipt.atMs = reader.integer();
    receipt.leaf = reader.unsignedInt();
    receipt.inclusion = readIds<Hash>(reader, limits::proofHashes);
    const bool needsReason = receipt.state == ReceiptState::Held || receipt.state == ReceiptState::Refused;
    if (needsReason != (receipt.reason != HoldReason::None))
        reader.refuse("a reason that does not fit the state of its receipt");
    if (!hasLeaf(receipt.state) && (receipt.leaf != 0 || !receipt.inclusion.empty()))
        reader.refuse("a leaf in a receipt for an entry that has none");
    return receipt;
}

} // namespace seenheard
