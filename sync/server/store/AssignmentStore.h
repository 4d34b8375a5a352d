#pragma once

#include "sync/records/RecordScope.h"

#include <vector>

namespace seenheard {

/// Who was assigned to follow what, beside his own records and what concerns the whole force.
class AssignmentStore {
public:
    virtual ~AssignmentStore() = default;
    [[nodiscard]] virtual Result<std::vector<RecordScope>> assigned(const OfficerId& officer) = 0;
    /// Changes nothing where it was so before; yields whether it changed something.
    [[nodiscard]] virtual Result<bool> assign(const OfficerId& officer, const RecordScope& scope) = 0;
    [[nodiscard]] virtual Result<bool> unassign(const OfficerId& officer, const RecordScope& scope) = 0;
};

} // namespace seenheard
