#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

/// Findings on which officers differ, and deciding them.
class DifferenceService {
public:
    virtual ~DifferenceService() = default;

    [[nodiscard]] virtual Result<std::vector<DifferenceView>> open() = 0;
    /// NotEntitled unless this officer may decide; needs a reason; reversible by another decision.
    [[nodiscard]] virtual Status decide(
        const RecordId& record, std::string_view path, std::string_view valueJson, std::string_view reason) = 0;
    [[nodiscard]] virtual bool mayDecide() const = 0;
};

} // namespace seenheard
