#pragma once

#include "app/shift/Plot.h"

namespace seenheard {

/// What has to be true when the shift is over, asked of each tablet without its window.
class ClosingChecks {
public:
    ClosingChecks(const Plot& plot, std::string record) : plot_(plot), record_(std::move(record)) {}

    /// Every tablet reads the same from the record: every answer with every value that stands, who gave it and when.
    [[nodiscard]] Status sameRecord(const ShiftTablet& one, const ShiftTablet& other) const;
    /// The decided value stands in, with the reason; no difference is open.
    [[nodiscard]] Status decisionStands(const ShiftTablet& tablet) const;
    /// Both officers' accounts stand, and neither is asked to be decided.
    [[nodiscard]] Status bothAccountsStand(const ShiftTablet& tablet) const;
    /// Whoever was met by both officers is one item of the record, not two.
    [[nodiscard]] Status everyPersonIsThereOnce(const ShiftTablet& tablet) const;
    /// Both officers' words of the child are on the record, verbatim.
    [[nodiscard]] Status everyWordIsThere(const ShiftTablet& tablet) const;

private:
    const Plot& plot_;
    std::string record_;
};

} // namespace seenheard
