#include "tests/unit/protocol/NaiveMerkleTree.h"

#include <string>

namespace seenheard {

namespace {

using Leaves = std::span<const Hash>;

std::size_t split(std::size_t size) {
    std::size_t half = 1;
    while (half * 2 < size)
        half *= 2;
    return half;
}

Hash treeHash(Leaves leaves) {
    if (leaves.empty())
        return merkleEmptyRoot();
    if (leaves.size() == 1)
        return leaves.front();
    const auto half = split(leaves.size());
    return merkleNodeHash(treeHash(leaves.first(half)), treeHash(leaves.subspan(half)));
}

std::vector<Hash> path(std::size_t leaf, Leaves leaves) {
    if (leaves.size() <= 1)
        return {};
    const auto half = split(leaves.size());
    const bool left = leaf < half;
    auto proof = left ? path(leaf, leaves.first(half)) : path(leaf - half, leaves.subspan(half));
    proof.push_back(treeHash(left ? leaves.subspan(half) : leaves.first(half)));
    return proof;
}

std::vector<Hash> subproof(std::size_t older, Leaves leaves, bool whole) {
    if (older == leaves.size())
        return whole ? std::vector<Hash>{} : std::vector<Hash>{treeHash(leaves)};
    const auto half = split(leaves.size());
    const bool left = older <= half;
    auto proof =
        left ? subproof(older, leaves.first(half), whole) : subproof(older - half, leaves.subspan(half), false);
    proof.push_back(treeHash(left ? leaves.subspan(half) : leaves.first(half)));
    return proof;
}

} // namespace

NaiveMerkleTree NaiveMerkleTree::ofSize(std::uint64_t size) {
    NaiveMerkleTree tree;
    for (std::uint64_t leaf = 0; leaf < size; ++leaf)
        tree.leafHashes.push_back(merkleLeafHash(bytesOf("leaf " + std::to_string(leaf))));
    return tree;
}

Hash NaiveMerkleTree::root(std::uint64_t size) const {
    return treeHash(Leaves(leafHashes).first(size));
}

std::vector<Hash> NaiveMerkleTree::inclusion(std::uint64_t leaf, std::uint64_t size) const {
    return path(leaf, Leaves(leafHashes).first(size));
}

std::vector<Hash> NaiveMerkleTree::consistency(std::uint64_t older, std::uint64_t newer) const {
    return older == 0 ? std::vector<Hash>{} : subproof(older, Leaves(leafHashes).first(newer), true);
}

MerkleNodeReader NaiveMerkleTree::nodes() const {
    return [this](std::uint8_t level, std::uint64_t index) -> Result<Hash> {
        const auto width = std::uint64_t{1} << level;
        if ((index + 1) * width > leafHashes.size())
            return fail(ErrorCode::NotFound, "That node is not full yet.");
        return treeHash(Leaves(leafHashes).subspan(index * width, width));
    };
}

} // namespace seenheard
