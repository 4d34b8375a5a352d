#include "sync/server/sequencer/LogTree.h"

#include <bit>

namespace seenheard {

namespace {

/// The perfect subtrees that make up the first `size` leaves, largest first.
std::vector<NodePlace> peaksOf(std::uint64_t size) {
    std::vector<NodePlace> peaks;
    std::uint64_t covered = 0;
    while (covered < size) {
        const auto level = static_cast<std::uint8_t>(std::bit_width(size - covered) - 1);
        peaks.push_back({level, covered >> level});
        covered += std::uint64_t{1} << level;
    }
    return peaks;
}

} // namespace

void LogTree::planInclusion(std::uint64_t leaf) {
    // Proving is a pure function over the nodes it reads, so a first pass over empty hashes tells which those are.
    static_cast<void>(inclusionProof(leaf, size_, planner()).ok());
}

void LogTree::planGrowth(std::uint64_t olderSize) {
    static_cast<void>(consistencyProof(olderSize, size_, planner()).ok());
    for (const auto& peak : peaksOf(olderSize))
        nodes_.emplace(peak, Hash{});
}

Status LogTree::fetch() {
    std::vector<NodePlace> places;
    places.reserve(nodes_.size());
    for (const auto& [place, hash] : nodes_)
        places.push_back(place);
    const auto hashes = log_.nodes(places);
    if (!hashes)
        return hashes.error();
    auto next = hashes->begin();
    for (auto& [place, hash] : nodes_)
        hash = *next++;
    return success();
}

Result<std::vector<Hash>> LogTree::inclusion(std::uint64_t leaf) const {
    return inclusionProof(leaf, size_, reader());
}

Result<std::vector<Hash>> LogTree::growth(std::uint64_t olderSize) const {
    return consistencyProof(olderSize, size_, reader());
}

Result<Hash> LogTree::rootAt(std::uint64_t olderSize) const {
    MerkleFrontier frontier;
    frontier.size = olderSize;
    for (const auto& peak : peaksOf(olderSize)) {
        auto node = reader()(peak.level, peak.index);
        if (!node)
            return node.error();
        frontier.roots.push_back(*node);
    }
    return frontier.root();
}

MerkleNodeReader LogTree::planner() {
    return [this](std::uint8_t level, std::uint64_t index) -> Result<Hash> {
        nodes_.emplace(NodePlace{level, index}, Hash{});
        return Hash{};
    };
}

MerkleNodeReader LogTree::reader() const {
    return [this](std::uint8_t level, std::uint64_t index) -> Result<Hash> {
        const auto found = nodes_.find({level, index});
        if (found == nodes_.end())
            return fail(ErrorCode::Internal, "A node of the log's tree was read without having been fetched.");
        return found->second;
    };
}

} // namespace seenheard
