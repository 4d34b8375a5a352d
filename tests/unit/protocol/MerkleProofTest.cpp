#include "tests/unit/protocol/NaiveMerkleTree.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

namespace {

constexpr std::uint64_t largest = 130;

const NaiveMerkleTree& tree() {
    static const auto made = NaiveMerkleTree::ofSize(largest);
    return made;
}

} // namespace

TEST_CASE("Every inclusion proof up to 130 leaves is the naive one and verifies") {
    const auto nodes = tree().nodes();
    for (std::uint64_t size = 1; size <= largest; ++size) {
        const auto root = tree().root(size);
        for (std::uint64_t leaf = 0; leaf < size; ++leaf) {
            CAPTURE(size, leaf);
            const auto proof = inclusionProof(leaf, size, nodes);
            REQUIRE(proof.ok());
            REQUIRE(proof.value() == tree().inclusion(leaf, size));
            REQUIRE(verifyInclusion(leaf, size, tree().leafHashes[leaf], proof.value(), root));
        }
    }
}

TEST_CASE("Every consistency proof up to 130 leaves is the naive one and verifies") {
    const auto nodes = tree().nodes();
    for (std::uint64_t newer = 1; newer <= largest; ++newer) {
        for (std::uint64_t older = 0; older <= newer; ++older) {
            CAPTURE(older, newer);
            const auto proof = consistencyProof(older, newer, nodes);
            REQUIRE(proof.ok());
            REQUIRE(proof.value() == tree().consistency(older, newer));
            if (older > 0)
                REQUIRE(verifyConsistency(older, newer, proof.value(), tree().root(older), tree().root(newer)));
        }
    }
}

TEST_CASE("An inclusion proof holds for no other leaf and no other place") {
    const std::uint64_t size = 37;
    const auto root = tree().root(size);
    for (std::uint64_t leaf = 0; leaf < size; ++leaf) {
        const auto proof = inclusionProof(leaf, size, tree().nodes()).value();
        for (std::uint64_t other = 0; other < size; ++other) {
            CAPTURE(leaf, other);
            CHECK(verifyInclusion(leaf, size, tree().leafHashes[other], proof, root) == (leaf == other));
            if (other != leaf)
                CHECK_FALSE(verifyInclusion(other, size, tree().leafHashes[leaf], proof, root));
        }
    }
}

TEST_CASE("A consistency proof holds for no changed past") {
    auto rewritten = tree();
    rewritten.leafHashes[5] = merkleLeafHash(bytesOf("rewritten"));
    for (std::uint64_t older = 6; older <= 64; ++older) {
        CAPTURE(older);
        const auto proof = consistencyProof(older, 100, rewritten.nodes()).value();
        CHECK_FALSE(verifyConsistency(older, 100, proof, tree().root(older), rewritten.root(100)));
    }
}

TEST_CASE("Proofs that cannot be are refused") {
    const auto nodes = tree().nodes();
    CHECK(inclusionProof(5, 5, nodes).error().code == ErrorCode::InvalidInput);
    CHECK(inclusionProof(0, 0, nodes).error().code == ErrorCode::InvalidInput);
    CHECK(consistencyProof(6, 5, nodes).error().code == ErrorCode::InvalidInput);
    CHECK_FALSE(verifyInclusion(0, 0, merkleEmptyRoot(), {}, merkleEmptyRoot()));
    CHECK_FALSE(verifyConsistency(0, 0, {}, merkleEmptyRoot(), merkleEmptyRoot()));
    CHECK_FALSE(verifyConsistency(0, 5, {}, merkleEmptyRoot(), tree().root(5)));
}

TEST_CASE("A store that cannot read a node makes the proof fail with the store's reason") {
    const MerkleNodeReader broken = [](std::uint8_t, std::uint64_t) -> Result<Hash> {
        return fail(ErrorCode::StorageFailed, "The disk does not answer.");
    };
    CHECK(inclusionProof(3, 8, broken).error().code == ErrorCode::StorageFailed);
    CHECK(consistencyProof(3, 8, broken).error().code == ErrorCode::StorageFailed);
}
