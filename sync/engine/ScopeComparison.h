#pragma once

#include "sync/protocol/RangeDigest.h"

#include <deque>
#include <set>

namespace seenheard {

/// What the tablet holds of one followed scope.
struct ScopeHeld {
    RecordScope scope;
    std::vector<RecordDigest> records; ///< By id.
};

/// Anti-entropy of one exchange: compares what the tablet holds with what the server holds, one digest a scope, and
/// looks for what differs by halving ever further. Costs one small message where all is the same. Does no I/O.
class ScopeComparison {
public:
    explicit ScopeComparison(std::vector<ScopeHeld> held);

    /// The next ranges to ask for; empty when all have been compared.
    [[nodiscard]] std::vector<RangeAsked> next(std::size_t most) const;
    /// The answers to the last next(), in its order; ServerRefused where there are others.
    [[nodiscard]] Status take(const std::vector<RangeAsked>& asked, const std::vector<RangeFound>& found);

    [[nodiscard]] bool isOver() const { return waiting_.empty(); }
    /// Records that are not on both sides as they should be, in no order that matters.
    [[nodiscard]] const std::set<RecordId>& differing() const { return differing_; }

private:
    struct Range {
        std::size_t scope = 0;
        std::string prefix;
    };
    [[nodiscard]] std::span<const RecordDigest> heldIn(const Range& range) const;
    void takeParts(const Range& range, const std::vector<RangePart>& parts);
    void takeRecords(const Range& range, const std::vector<RecordDigest>& records);

    std::vector<ScopeHeld> held_;
    std::deque<Range> waiting_;
    std::size_t compared_ = 0;
    std::set<RecordId> differing_;
};

} // namespace seenheard
