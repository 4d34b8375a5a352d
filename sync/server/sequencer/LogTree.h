#pragma once

#include "sync/server/store/LogStore.h"

#include <map>

namespace seenheard {

/// Proofs over the log for one answer. Nodes are fetched together: ask for everything with plan…(), then fetch(),
/// then take the proofs.
class LogTree {
public:
    /// Of a tree that has `size` leaves; what lies beyond is not looked at.
    LogTree(LogStore& log, std::uint64_t size) : log_(log), size_(size) {}

    void planInclusion(std::uint64_t leaf);
    void planGrowth(std::uint64_t olderSize);
    void planNode(const NodePlace& place) { nodes_.emplace(place, Hash{}); }
    [[nodiscard]] Status fetch();

    [[nodiscard]] Result<std::vector<Hash>> inclusion(std::uint64_t leaf) const;
    [[nodiscard]] Result<std::vector<Hash>> growth(std::uint64_t olderSize) const;
    [[nodiscard]] Result<Hash> node(const NodePlace& place) const { return reader()(place.level, place.index); }
    /// The root that the first `olderSize` leaves had.
    [[nodiscard]] Result<Hash> rootAt(std::uint64_t olderSize) const;

private:
    [[nodiscard]] MerkleNodeReader planner();
    [[nodiscard]] MerkleNodeReader reader() const;

    LogStore& log_;
    std::uint64_t size_;
    std::map<NodePlace, Hash> nodes_;
};

} // namespace seenheard
