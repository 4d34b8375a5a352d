#include "sync/protocol/MerkleTree.h"

#include "platform/crypto/Hashing.h"
#include "sync/protocol/Limits.h"
#include "sync/records/Cbor.h"

#include <algorithm>
#include <array>
#include <bit>

namespace seenheard {

namespace {

constexpr std::uint64_t frontierVersion = 1;
constexpr std::array<std::uint8_t, 1> leafPrefix{0x00};
constexpr std::array<std::uint8_t, 1> nodePrefix{0x01};

/// Perfect subtrees, largest first, joined from the right as RFC 6962 splits.
Hash joined(const std::vector<Hash>& roots) {
    Hash root = roots.back();
    for (auto left = roots.rbegin() + 1; left != roots.rend(); ++left)
        root = merkleNodeHash(*left, root);
    return root;
}

} // namespace

Hash merkleLeafHash(BytesView leafData) {
    return sha256({leafPrefix, leafData});
}

Hash merkleNodeHash(const Hash& left, const Hash& right) {
    return sha256({nodePrefix, left.bytes(), right.bytes()});
}

Hash merkleEmptyRoot() {
    return sha256(BytesView{});
}

void MerkleFrontier::append(const Hash& leafHash) {
    roots.push_back(leafHash);
    for (auto full = size; (full & 1U) != 0; full >>= 1U) {
        const Hash right = roots.back();
        roots.pop_back();
        roots.back() = merkleNodeHash(roots.back(), right);
    }
    ++size;
}

bool MerkleFrontier::appendSubtree(std::uint8_t level, const Hash& subtreeRoot) {
    if (level > limits::subtreeLevel)
        return false;
    const auto leaves = std::uint64_t{1} << level;
    if (size % leaves != 0 || size > std::uint64_t{1} << limits::subtreeLevel)
        return false;
    roots.push_back(subtreeRoot);
    for (auto full = size >> level; (full & 1U) != 0; full >>= 1U) {
        const Hash right = roots.back();
        roots.pop_back();
        roots.back() = merkleNodeHash(roots.back(), right);
    }
    size += leaves;
    return true;
}

Hash MerkleFrontier::root() const {
    return roots.empty() ? merkleEmptyRoot() : joined(roots);
}

std::vector<SubtreePlace> subtreesCovering(std::uint64_t first, std::uint64_t end) {
    std::vector<SubtreePlace> places;
    while (first < end) {
        const auto fits = static_cast<unsigned>(std::bit_width(end - first)) - 1;
        const auto aligned = first == 0 ? fits : static_cast<unsigned>(std::countr_zero(first));
        const auto level = static_cast<std::uint8_t>(std::min(fits, aligned));
        places.push_back({level, first >> level});
        first += std::uint64_t{1} << level;
    }
    return places;
}

void appendWithNodes(MerkleFrontier& frontier, const Hash& leafHash, std::vector<MerkleNode>& completed) {
    MerkleNode node{0, frontier.size, leafHash};
    completed.push_back(node);
    frontier.roots.push_back(leafHash);
    while ((node.index & 1U) != 0) {
        frontier.roots.pop_back();
        node = {static_cast<std::uint8_t>(node.level + 1), node.index >> 1U,
            merkleNodeHash(frontier.roots.back(), node.hash)};
        frontier.roots.back() = node.hash;
        completed.push_back(node);
    }
    ++frontier.size;
}

Bytes canonicalBytes(const MerkleFrontier& frontier) {
    CborWriter writer;
    writer.array(3);
    writer.unsignedInt(frontierVersion);
    writer.unsignedInt(frontier.size);
    writer.array(frontier.roots.size());
    for (const auto& root : frontier.roots)
        writer.id(root);
    return writer.take();
}

Result<MerkleFrontier> merkleFrontierFrom(BytesView canonical) {
    CborReader reader(canonical);
    MerkleFrontier frontier;
    reader.expectArray(3);
    if (reader.unsignedInt() != frontierVersion)
        reader.refuse("a version that this program does not know");
    frontier.size = reader.unsignedInt();
    const auto count = reader.array(64);
    if (count != static_cast<std::uint64_t>(std::popcount(frontier.size)))
        reader.refuse("a number of subtrees that does not fit the number of leaves");
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i)
        frontier.roots.push_back(reader.id<Hash>());
    if (auto status = reader.finish("Merkle frontier"); !status.ok())
        return status.error();
    return frontier;
}

} // namespace seenheard
