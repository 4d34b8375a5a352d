#include "tests/simulation/network/HostileServer.h"

#include <algorithm>

namespace seenheard {

namespace {

using Lie = std::optional<ExchangeResponse>;

/// What says which entry a left-out leaf is.
Receipt* receiptOf(ExchangeResponse& answer, std::uint64_t leaf) {
    const auto found = std::ranges::find_if(
        answer.receipts, [leaf](const Receipt& one) { return hasLeaf(one.state) && one.leaf == leaf; });
    return found == answer.receipts.end() ? nullptr : &*found;
}

Lie alterEntry(ExchangeResponse answer, Chance& chance) {
    if (answer.leaves.empty())
        return std::nullopt;
    auto& leaf = answer.leaves[chance.below(answer.leaves.size())];
    auto& octets = leaf.entry;
    if (octets.empty()) {
        auto* receipt = receiptOf(answer, leaf.leaf);
        if (receipt == nullptr)
            return std::nullopt;
        receipt->entry.octets[chance.below(EntryId::size)] ^= 1U;
        return answer;
    }
    octets[chance.below(octets.size())] ^= static_cast<std::uint8_t>(1U << chance.below(8));
    return answer;
}

Lie dropLeaf(ExchangeResponse answer, Chance& chance) {
    if (answer.leaves.size() < 2)
        return std::nullopt;
    const auto dropped = chance.below(answer.leaves.size() - 1);
    for (auto i = dropped; i + 1 < answer.leaves.size(); ++i) {
        answer.leaves[i].entry = answer.leaves[i + 1].entry;
        answer.leaves[i].held = answer.leaves[i + 1].held;
    }
    answer.leaves.pop_back();
    --answer.cursor.leaf;
    return answer;
}

Lie swapLeaves(ExchangeResponse answer, Chance& chance) {
    if (answer.leaves.size() < 2)
        return std::nullopt;
    const auto first = chance.below(answer.leaves.size() - 1);
    auto& one = answer.leaves[first];
    auto& other = answer.leaves[first + 1];
    if (one.entry.empty() && other.entry.empty()) {
        auto* ofOne = receiptOf(answer, one.leaf);
        auto* ofOther = receiptOf(answer, other.leaf);
        if (ofOne == nullptr || ofOther == nullptr)
            return std::nullopt;
        std::swap(ofOne->leaf, ofOther->leaf);
    }
    std::swap(one.entry, other.entry);
    std::swap(one.held, other.held);
    return answer;
}

Lie falseReceipt(ExchangeResponse answer, Chance& chance) {
    if (answer.receipts.empty())
        return std::nullopt;
    auto& receipt = answer.receipts[chance.below(answer.receipts.size())];
    if (hasLeaf(receipt.state) && !receipt.inclusion.empty()) {
        receipt.inclusion.front().octets[0] ^= 1U;
        return answer;
    }
    receipt.state = ReceiptState::Applied;
    receipt.reason = HoldReason::None;
    receipt.leaf = answer.treeHead.ref.size;
    return answer;
}

/// Says nothing but what the tree head says.
ExchangeResponse withoutPage(ExchangeResponse answer, const ExchangeRequest& request) {
    ExchangeResponse bare;
    bare.serverTimeMs = answer.serverTimeMs;
    bare.treeHead = answer.treeHead;
    bare.consistency = std::move(answer.consistency);
    bare.pageConsistency = std::move(answer.pageConsistency);
    bare.cursor = {answer.treeHead.ref.epoch, request.cursor.leaf};
    bare.scopes = std::move(answer.scopes);
    bare.compared.resize(request.compare.size());
    return bare;
}

Lie hideSignature(ExchangeResponse answer) {
    answer.treeHead.signature.octets[5] ^= 1U;
    return answer;
}

} // namespace

Lie HostileServer::rewriteHistory(ExchangeResponse answer, const ExchangeRequest& request, Chance& chance) const {
    const auto seen = request.treeHead.size;
    return seen == 0 ? std::nullopt : history(std::move(answer), request, chance.below(seen));
}

Lie HostileServer::history(
    ExchangeResponse answer, const ExchangeRequest& request, std::optional<std::uint64_t> altered) const {
    const auto seen = request.treeHead.size;
    const auto size = answer.treeHead.ref.size;
    if (size > truth_.size() || seen > size || request.cursor.leaf > size)
        return std::nullopt;
    MerkleFrontier frontier;
    std::vector<MerkleNode> nodes;
    for (std::uint64_t leaf = 0; leaf < size; ++leaf) {
        auto id = truth_.entryAt(leaf);
        if (leaf == altered)
            id.octets[3] ^= 1U;
        appendWithNodes(frontier, merkleLeafHash(id.bytes()), nodes);
    }
    const auto read = [&](std::uint8_t level, std::uint64_t index) -> Result<Hash> {
        const auto found = std::ranges::find_if(
            nodes, [&](const MerkleNode& node) { return node.level == level && node.index == index; });
        return found == nodes.end() ? Result<Hash>(fail(ErrorCode::NotFound, "no such node")) : found->hash;
    };
    answer.treeHead.ref.root = frontier.root();
    sign(answer.treeHead, issuingKey_);
    auto growth = consistencyProof(seen, size, read);
    auto page = consistencyProof(request.cursor.leaf, size, read);
    if (!growth || !page)
        return std::nullopt;
    answer.consistency = std::move(*growth);
    answer.pageConsistency = std::move(*page);
    return withoutPage(std::move(answer), request);
}

Lie HostileServer::goBack(ExchangeResponse answer, const ExchangeRequest& request, Chance& chance) const {
    if (request.treeHead.size < 2)
        return std::nullopt;
    const auto size = chance.below(request.treeHead.size);
    answer.treeHead.ref = {answer.treeHead.ref.epoch, size, truth_.rootAt(size)};
    sign(answer.treeHead, issuingKey_);
    answer.consistency.clear();
    answer.pageConsistency.clear();
    return withoutPage(std::move(answer), request);
}

Lie HostileServer::lie(ExchangeResponse answer, const ExchangeRequest& request, Chance& chance) const {
    switch (chance.below(7)) {
    case 0: return alterEntry(std::move(answer), chance);
    case 1: return dropLeaf(std::move(answer), chance);
    case 2: return swapLeaves(std::move(answer), chance);
    case 3: return falseReceipt(std::move(answer), chance);
    case 4: return rewriteHistory(std::move(answer), request, chance);
    case 5: return goBack(std::move(answer), request, chance);
    default: return hideSignature(std::move(answer));
    }
}

} // namespace seenheard
