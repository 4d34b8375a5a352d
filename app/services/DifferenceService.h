#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

/// Findings on which officers differ.
class DifferenceService {
public:
    virtual ~DifferenceService() = default;

    [[nodiscard]] virtual Result<std::vector<DifferenceView>> open() = 0;
    /// How many are open, for who has not looked at them.
    [[nodiscard]] virtual Result<std::size_t> count() = 0;
    /// Whether this officer may decide them.
    [[nodiscard]] virtual bool mayDecide() const = 0;
};

} // namespace seenheard
