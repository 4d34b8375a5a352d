#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

#include <functional>

namespace seenheard {

/// RFC 6962 hashes: SHA-256(0x00 ‖ leaf data), SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] Hash merkleLeafHash(BytesView leafData);
[[nodiscard]] Hash merkleNodeHash(const Hash& left, const Hash& right);
/// Root of the empty tree: SHA-256 of nothing.
[[nodiscard]] Hash merkleEmptyRoot();

/// The roots of the perfect subtrees that make up the first `size` leaves, largest first: all that is
/// needed to append leaves and to compute the root. At most 64 hashes.
struct MerkleFrontier {
    std::uint64_t size = 0;
    std::vector<Hash> roots;

    void append(const Hash& leafHash);
    /// 2^level leaves at once, by the root over them. False, and nothing appended, where such a subtree does not begin
    /// at this size.
    [[nodiscard]] bool appendSubtree(std::uint8_t level, const Hash& subtreeRoot);
    [[nodiscard]] Hash root() const;
    bool operator==(const MerkleFrontier&) const = default;
};

[[nodiscard]] Bytes canonicalBytes(const MerkleFrontier& frontier);
[[nodiscard]] Result<MerkleFrontier> merkleFrontierFrom(BytesView canonical);

/// A node of the perfect binary tree over leaves: level 0 is leaf hashes; index counts inside the level.
/// Nodes of full subtrees never change, so a server stores each once, when it becomes full.
struct MerkleNode {
    std::uint8_t level = 0;
    std::uint64_t index = 0;
    Hash hash;
};

/// Where a perfect subtree stands: its leaves begin at index · 2^level.
struct SubtreePlace {
    std::uint8_t level = 0;
    std::uint64_t index = 0;

    bool operator==(const SubtreePlace&) const = default;
};

/// The fewest perfect subtrees that cover the leaves from `first` up to but without `end`, in order.
[[nodiscard]] std::vector<SubtreePlace> subtreesCovering(std::uint64_t first, std::uint64_t end);

/// Appends and yields each node that became full, leaf first.
void appendWithNodes(MerkleFrontier& frontier, const Hash& leafHash, std::vector<MerkleNode>& completed);

/// Reads a full node; the caller's store has every one below the tree's size.
using MerkleNodeReader = std::function<Result<Hash>(std::uint8_t level, std::uint64_t index)>;

/// RFC 6962 section 2.1.1 and 2.1.2. From the empty tree there is nothing to prove: an empty proof.
[[nodiscard]] Result<std::vector<Hash>> inclusionProof(
    std::uint64_t leaf, std::uint64_t treeSize, const MerkleNodeReader& nodes);
[[nodiscard]] Result<std::vector<Hash>> consistencyProof(
    std::uint64_t olderSize, std::uint64_t newerSize, const MerkleNodeReader& nodes);

/// Refuse whatever they cannot prove, an older tree without leaves included.
[[nodiscard]] bool verifyInclusion(
    std::uint64_t leaf, std::uint64_t treeSize, const Hash& leafHash, const std::vector<Hash>& proof, const Hash& root);
[[nodiscard]] bool verifyConsistency(std::uint64_t olderSize, std::uint64_t newerSize, const std::vector<Hash>& proof,
    const Hash& olderRoot, const Hash& newerRoot);

} // namespace seenheard
