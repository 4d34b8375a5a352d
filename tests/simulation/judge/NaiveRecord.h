#pragma once

#include "sync/records/RecordScope.h"
#include "tests/simulation/judge/Ledger.h"
#include "tests/unit/records/NaiveFold.h"

#include <memory>
#include <set>

namespace seenheard {

/// A record as it was behind one leaf.
struct NaiveState {
    std::uint64_t leaf = 0;
    std::shared_ptr<const RecordState> state;
    std::set<RecordScope> scopes; ///< Those it was in.
};

/// One record through time, by the definitions.
class NaiveRecord {
public:
    /// `act`: it says what administrators did, which concerns the whole force.
    NaiveRecord(const RecordId& id, bool act) : id_(id), fold_(id), act_(act) {}

    void take(std::uint64_t leaf, const FoldInput& part, Ledger& ledger);
    /// From that leaf on nothing is known of it.
    void dispose(std::uint64_t leaf);
    /// As folded from the leaves below that one; nothing where it was not there yet.
    [[nodiscard]] const NaiveState* below(std::uint64_t leaf) const;
    /// Oldest first.
    [[nodiscard]] const std::vector<NaiveState>& states() const { return states_; }
    [[nodiscard]] bool isAct() const { return act_; }

private:
    RecordId id_;
    NaiveFold fold_;
    bool act_;
    std::vector<NaiveState> states_;
};

} // namespace seenheard
