#include "tests/unit/protocol/NaiveMerkleTree.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace seenheard;

TEST_CASE("A frontier has the root of the whole tree at every size") {
    const auto tree = NaiveMerkleTree::ofSize(130);
    MerkleFrontier frontier;
    CHECK(frontier.root() == merkleEmptyRoot());
    for (std::uint64_t size = 1; size <= 130; ++size) {
        frontier.append(tree.leafHashes[size - 1]);
        CAPTURE(size);
        CHECK(frontier.size == size);
        CHECK(frontier.root() == tree.root(size));
    }
}

TEST_CASE("Appending with nodes gives the same frontier and each full node once, leaf first") {
    const auto tree = NaiveMerkleTree::ofSize(130);
    MerkleFrontier plain;
    MerkleFrontier withNodes;
    std::map<std::pair<std::uint8_t, std::uint64_t>, Hash> stored;
    for (const auto& leaf : tree.leafHashes) {
        std::vector<MerkleNode> completed;
        plain.append(leaf);
        appendWithNodes(withNodes, leaf, completed);
        REQUIRE(withNodes == plain);
        REQUIRE(completed.front().level == 0);
        for (const auto& node : completed)
            REQUIRE(stored.emplace(std::pair{node.level, node.index}, node.hash).second);
    }
    std::size_t expected = 0;
    for (std::uint8_t level = 0; level <= 7; ++level)
        for (std::uint64_t index = 0; (index + 1) << level <= 130; ++index, ++expected)
            CHECK(stored.at({level, index}) == tree.nodes()(level, index).value());
    CHECK(stored.size() == expected);
}

TEST_CASE("A frontier comes back from its canonical bytes and goes on") {
    const auto tree = NaiveMerkleTree::ofSize(71);
    MerkleFrontier frontier;
    for (std::uint64_t size = 0; size < 70; ++size) {
        auto read = merkleFrontierFrom(canonicalBytes(frontier));
        REQUIRE(read.ok());
        CHECK(read.value() == frontier);
        frontier.append(tree.leafHashes[size]);
    }
}

TEST_CASE("A frontier whose subtrees do not fit its size is refused") {
    MerkleFrontier frontier;
    frontier.append(merkleLeafHash(bytesOf("one")));
    frontier.size = 3;
    const auto read = merkleFrontierFrom(canonicalBytes(frontier));
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::Malformed);
}

TEST_CASE("The empty tree's root is the hash of nothing") {
    CHECK(merkleEmptyRoot().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
