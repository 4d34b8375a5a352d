#pragma once

#include "app/services/Directory.h"
#include "app/services/RecordView.h"
#include "sync/forms/Answers.h"

namespace seenheard {

/// What stands in a record that is read, as rules take it: of each register what stands in, or the first.
[[nodiscard]] Answers standingAnswers(const RecordView& view);

/// With what was loaded of the persons that are picked, where nobody answered it.
[[nodiscard]] Answers withLoaded(const FormDefinition& form, const Answers& answers, const Directory& directory);

} // namespace seenheard
