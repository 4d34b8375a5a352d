#include "sync/server/handlers/ReceiptBook.h"

#include <unordered_map>

namespace seenheard {

namespace {

Receipt receiptFor(const ChainEntry& place) {
    if (place.waits)
        return {place.entry, ReceiptState::Received, HoldReason::None, place.receivedAtMs, 0, {}};
    const bool applied = place.held == HoldReason::None || place.settled == Settled::Released;
    return {place.entry, applied ? ReceiptState::Applied : ReceiptState::Held, applied ? HoldReason::None : place.held,
        place.receivedAtMs, place.leaf, {}};
}

} // namespace

void ReceiptBook::addSent(
    const std::vector<CheckedEntry>& entries, const std::vector<std::optional<ChainEntry>>& places, std::size_t own) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (places[i] && !places[i]->waits && i < own)
            atAuthor_.emplace(places[i]->leaf, places[i]->held);
        if (places[i])
            receipts_.push_back(receiptFor(*places[i]));
        else
            receipts_.push_back({entries[i].id, ReceiptState::Refused, entries[i].refused, nowMs_, 0, {}});
    }
}

void ReceiptBook::addAwaited(const std::vector<EntryId>& awaited, const std::vector<ChainEntry>& found) {
    std::unordered_map<EntryId, const ChainEntry*> places;
    for (const auto& place : found) {
        places.emplace(place.entry, &place);
        if (!place.waits)
            atAuthor_.emplace(place.leaf, place.held);
    }
    for (const auto& entry : awaited) {
        const auto place = places.find(entry);
        receipts_.push_back(place == places.end()
                ? Receipt{entry, ReceiptState::Unknown, HoldReason::None, nowMs_, 0, {}}
                : receiptFor(*place->second));
    }
}

void ReceiptBook::setPage(const std::vector<FeedLeaf>& leaves) {
    for (const auto& leaf : leaves) {
        if (leaf.entry.empty())
            inPage_.insert(leaf.leaf);
    }
}

bool ReceiptBook::needsProof(const Receipt& receipt) const {
    return hasLeaf(receipt.state) && !inPage_.contains(receipt.leaf);
}

void ReceiptBook::plan(LogTree& tree) const {
    for (const auto& receipt : receipts_) {
        if (needsProof(receipt))
            tree.planInclusion(receipt.leaf);
    }
}

Result<std::vector<Receipt>> ReceiptBook::take(const LogTree& tree) {
    for (auto& receipt : receipts_) {
        if (!needsProof(receipt))
            continue;
        auto proof = tree.inclusion(receipt.leaf);
        if (!proof)
            return proof.error();
        receipt.inclusion = std::move(*proof);
    }
    return std::move(receipts_);
}

} // namespace seenheard
