#include "sync/protocol/LogProofs.h"

namespace seenheard {

namespace {

Error refused(std::string message) {
    return fail(ErrorCode::BadSignature, std::move(message));
}

std::string countOf(std::uint64_t leaves) {
    return std::to_string(leaves) + (leaves == 1 ? " leaf" : " leaves");
}

bool beginsWith(
    std::uint64_t olderSize, const Hash& olderRoot, const TreeHeadRef& newer, const std::vector<Hash>& consistency) {
    if (olderSize == 0)
        return consistency.empty() && (newer.size != 0 || newer.root == merkleEmptyRoot());
    return verifyConsistency(olderSize, newer.size, consistency, olderRoot, newer.root);
}

} // namespace

Status verifyGrowth(const TreeHeadRef& older, const TreeHeadRef& newer, const std::vector<Hash>& consistency) {
    if (older.size != 0 && older.epoch != newer.epoch)
        return refused("The server's log is of epoch " + std::to_string(newer.epoch) + ", the one seen before of epoch "
            + std::to_string(older.epoch) + "; this exchange cannot go from one to the other.");
    if (newer.size < older.size)
        return refused("The server's log has " + countOf(newer.size) + ", fewer than the " + std::to_string(older.size)
            + " that were seen before: it was rolled back or is another log.");
    if (!beginsWith(older.size, older.root, newer, consistency))
        return refused("The server did not prove that its log of " + countOf(newer.size) + " begins with the "
            + std::to_string(older.size) + " that were seen before: history may have been changed.");
    return success();
}

Result<MerkleFrontier> verifyFeedPage(MerkleFrontier frontier, const std::vector<EntryId>& entries,
    const TreeHeadRef& head, const std::vector<Hash>& pageConsistency) {
    for (const auto& entry : entries)
        frontier.append(merkleLeafHash(entry.bytes()));
    if (!beginsWith(frontier.size, frontier.root(), head, pageConsistency))
        return refused("The entries that the server sent are not the ones in its signed log up to leaf "
            + std::to_string(frontier.size) + ".");
    return frontier;
}

Result<MerkleFrontier> verifyFeedPage(MerkleFrontier frontier, const ExchangeResponse& answer) {
    auto leaf = answer.leaves.begin();
    auto passed = answer.passed.begin();
    while (leaf != answer.leaves.end() || passed != answer.passed.end()) {
        if (passed != answer.passed.end() && passed->first == frontier.size) {
            if (!frontier.appendSubtree(passed->level, passed->hash))
                return refused("The server passed over leaves from " + std::to_string(frontier.size)
                    + " on that are no subtree of its log.");
            ++passed;
            continue;
        }
        if (leaf == answer.leaves.end() || leaf->leaf != frontier.size)
            return refused("The server sent leaf "
                + std::to_string(leaf == answer.leaves.end() ? passed->first : leaf->leaf) + " where leaf "
                + std::to_string(frontier.size) + " follows.");
        const auto entry = entryIdIn(leaf->entry);
        if (!entry)
            return fail(entry.error().code, "Leaf " + std::to_string(leaf->leaf) + ": " + entry.error().message);
        frontier.append(merkleLeafHash(entry->bytes()));
        ++leaf;
    }
    if (answer.cursor != Cursor{answer.treeHead.ref.epoch, frontier.size})
        return refused("The server's cursor does not stand behind the leaves that it sent.");
    return verifyFeedPage(std::move(frontier), std::vector<EntryId>{}, answer.treeHead.ref, answer.pageConsistency);
}

Status verifyInLog(const ProvenEntry& proven, const EntryId& entry, const TreeHeadRef& head) {
    if (verifyInclusion(proven.leaf, head.size, merkleLeafHash(entry.bytes()), proven.inclusion, head.root))
        return success();
    return refused("The server did not prove that entry " + entry.hex().substr(0, 12) + " is leaf "
        + std::to_string(proven.leaf) + " of its log.");
}

Status verifyReceipt(const Receipt& receipt, const TreeHeadRef& head) {
    if (!hasLeaf(receipt.state))
        return success();
    if (verifyInclusion(receipt.leaf, head.size, merkleLeafHash(receipt.entry.bytes()), receipt.inclusion, head.root))
        return success();
    return refused("The receipt for entry " + receipt.entry.hex().substr(0, 12) + " does not prove that leaf "
        + std::to_string(receipt.leaf) + " of the log is that entry.");
}

} // namespace seenheard
