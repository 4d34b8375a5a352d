#pragma once

#include "app/services/CaptureService.h"

namespace seenheard {

/// What this officer has still to finish.
class UnfinishedService {
public:
    virtual ~UnfinishedService() = default;

    /// Drafts first, last changed first; then own records that were not submitted, newest first. As they lie on the
    /// disk: a draft's id is the stored one, not a handle of CaptureService.
    [[nodiscard]] virtual Result<std::vector<DraftView>> unfinished() = 0;
};

} // namespace seenheard
