#pragma once

#include "app/headless/Commands.h"

namespace seenheard {

/// The commands between a supervisor and the officers: what waits for a review, what is asked, what came back.
[[nodiscard]] Result<CommandOutput> listReviews(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> askOfficer(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> settleQuestion(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> listFeedback(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> replyToQuestion(const CommandLine& line, Tablet& tablet);
[[nodiscard]] Result<CommandOutput> acknowledgeFeedback(const CommandLine& line, Tablet& tablet);

} // namespace seenheard
