#pragma once

#include "sync/protocol/MerkleTree.h"

#include <span>

namespace seenheard {

/// RFC 6962 section 2.1 word for word, by recursion over all leaves: slow, and the judge of the other one.
struct NaiveMerkleTree {
    std::vector<Hash> leafHashes;

    /// That many leaves, each with its own content.
    [[nodiscard]] static NaiveMerkleTree ofSize(std::uint64_t size);

    [[nodiscard]] Hash root(std::uint64_t size) const;
    [[nodiscard]] std::vector<Hash> inclusion(std::uint64_t leaf, std::uint64_t size) const;
    [[nodiscard]] std::vector<Hash> consistency(std::uint64_t older, std::uint64_t newer) const;

    /// Any full node, computed afresh.
    [[nodiscard]] MerkleNodeReader nodes() const;
};

} // namespace seenheard
