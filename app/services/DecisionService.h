#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

#include <string_view>

namespace seenheard {

/// Deciding what stands where officers differ.
class DecisionService {
public:
    virtual ~DecisionService() = default;

    /// NotEntitled unless this officer may decide; needs a reason; reversible by another decision.
    [[nodiscard]] virtual Status decide(
        const RecordId& record, std::string_view path, std::string_view valueJson, std::string_view reason) = 0;
};

} // namespace seenheard
