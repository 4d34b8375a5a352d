#include "sync/server/store/TreeNodePosition.h"

#include <catch2/catch_test_macros.hpp>

using namespace seenheard;

TEST_CASE("Nodes stand in the order in which they become full, without holes") {
    MerkleFrontier frontier;
    std::vector<MerkleNode> completed;
    for (std::uint8_t leaf = 0; leaf < 200; ++leaf)
        appendWithNodes(frontier, merkleLeafHash(Bytes{leaf}), completed);
    for (std::size_t i = 0; i < completed.size(); ++i)
        REQUIRE(treeNodePosition({completed[i].level, completed[i].index}) == i);
}
