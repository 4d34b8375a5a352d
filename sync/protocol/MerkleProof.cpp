#include "sync/protocol/MerkleTree.h"

#include <bit>
#include <string>

namespace seenheard {

namespace {

/// Leaves from `low` up to, not including, `high`; always one node of the recursion of RFC 6962.
struct LeafRange {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    [[nodiscard]] std::uint64_t size() const { return high - low; }
    /// Where RFC 6962 splits: the largest power of two smaller than the size, which is at least 2.
    [[nodiscard]] std::uint64_t middle() const { return low + std::bit_floor(size() - 1); }
};

/// The subtree's root from its full nodes: they lie largest first, and join from the right.
Result<Hash> rootOf(LeafRange range, const MerkleNodeReader& nodes) {
    std::vector<Hash> roots;
    while (range.size() > 0) {
        const auto width = std::bit_floor(range.size());
        const auto level = static_cast<std::uint8_t>(std::countr_zero(width));
        auto node = nodes(level, range.low >> level);
        if (!node)
            return node.error();
        roots.push_back(*node);
        range.low += width;
    }
    Hash root = roots.back();
    for (auto left = roots.rbegin() + 1; left != roots.rend(); ++left)
        root = merkleNodeHash(*left, root);
    return root;
}

Result<std::vector<Hash>> rootsOf(const std::vector<LeafRange>& fromTheTop, const MerkleNodeReader& nodes) {
    std::vector<Hash> proof;
    for (auto range = fromTheTop.rbegin(); range != fromTheTop.rend(); ++range) {
        auto root = rootOf(*range, nodes);
        if (!root)
            return root.error();
        proof.push_back(*root);
    }
    return proof;
}

} // namespace

Result<std::vector<Hash>> inclusionProof(std::uint64_t leaf, std::uint64_t treeSize, const MerkleNodeReader& nodes) {
    if (leaf >= treeSize)
        return fail(ErrorCode::InvalidInput,
            "Leaf " + std::to_string(leaf) + " is not in a tree of " + std::to_string(treeSize)
                + " leaves, so there is no proof that it is.");
    std::vector<LeafRange> siblings;
    LeafRange range{0, treeSize};
    while (range.size() > 1) {
        const auto middle = range.middle();
        if (leaf < middle) {
            siblings.push_back({middle, range.high});
            range.high = middle;
        } else {
            siblings.push_back({range.low, middle});
            range.low = middle;
        }
    }
    return rootsOf(siblings, nodes);
}

Result<std::vector<Hash>> consistencyProof(
    std::uint64_t olderSize, std::uint64_t newerSize, const MerkleNodeReader& nodes) {
    if (olderSize > newerSize)
        return fail(ErrorCode::InvalidInput,
            "A tree of " + std::to_string(newerSize) + " leaves cannot follow from one of " + std::to_string(olderSize)
                + ".");
    if (olderSize == 0 || olderSize == newerSize)
        return std::vector<Hash>{};
    std::vector<LeafRange> siblings;
    LeafRange range{0, newerSize};
    while (range.high != olderSize) {
        const auto middle = range.middle();
        if (olderSize <= middle) {
            siblings.push_back({middle, range.high});
            range.high = middle;
        } else {
            siblings.push_back({range.low, middle});
            range.low = middle;
        }
    }
    // The verifier knows the older root; a subtree that is only a part of it has to be given.
    if (range.low != 0)
        siblings.push_back(range);
    return rootsOf(siblings, nodes);
}

bool verifyInclusion(std::uint64_t leaf, std::uint64_t treeSize, const Hash& leafHash, const std::vector<Hash>& proof,
    const Hash& root) {
    if (leaf >= treeSize)
        return false;
    auto node = leaf;
    auto last = treeSize - 1;
    Hash computed = leafHash;
    for (const auto& sibling : proof) {
        if (last == 0)
            return false;
        if ((node & 1U) != 0 || node == last) {
            computed = merkleNodeHash(sibling, computed);
            // A last node without a sibling moves up as it is until it has one on its left.
            const auto levels = std::countr_zero(node);
            node >>= levels;
            last >>= levels;
        } else {
            computed = merkleNodeHash(computed, sibling);
        }
        node >>= 1U;
        last >>= 1U;
    }
    return last == 0 && computed == root;
}

bool verifyConsistency(std::uint64_t olderSize, std::uint64_t newerSize, const std::vector<Hash>& proof,
    const Hash& olderRoot, const Hash& newerRoot) {
    if (olderSize == 0 || olderSize > newerSize)
        return false;
    if (olderSize == newerSize)
        return proof.empty() && olderRoot == newerRoot;
    if (proof.empty())
        return false;

    auto next = proof.begin();
    Hash older = std::has_single_bit(olderSize) ? olderRoot : *next++;
    Hash newer = older;
    auto node = olderSize - 1;
    auto last = newerSize - 1;
    const auto levels = std::countr_one(node);
    node >>= levels;
    last >>= levels;
    for (; next != proof.end(); ++next) {
        if (last == 0)
            return false;
        if ((node & 1U) != 0 || node == last) {
            older = merkleNodeHash(*next, older);
            newer = merkleNodeHash(*next, newer);
            const auto lone = std::countr_zero(node);
            node >>= lone;
            last >>= lone;
        } else {
            newer = merkleNodeHash(newer, *next);
        }
        node >>= 1U;
        last >>= 1U;
    }
    return last == 0 && older == olderRoot && newer == newerRoot;
}

} // namespace seenheard
