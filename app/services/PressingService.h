#pragma once

#include "app/services/RecordView.h"
#include "sync/rules/WhatFollows.h"

namespace seenheard {

/// A clock of an officer's own record that nobody else looks after: it has run out, or it runs while the record lies
/// on this tablet only.
struct PressingClock {
    RecordSummary record;
    Consequence clock;
};

/// What an officer has to be told of as soon as the tablet is open.
class PressingService {
public:
    virtual ~PressingService() = default;

    /// Of records that this officer wrote on in the last two weeks; what was or is due first comes first.
    [[nodiscard]] virtual Result<std::vector<PressingClock>> pressing() = 0;
};

} // namespace seenheard
