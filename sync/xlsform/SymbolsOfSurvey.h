#pragma once

#include "sync/xlsform/ChoiceLists.h"
#include "sync/xlsform/Survey.h"
#include "sync/xlsform/SurveySpeech.h"
#include "sync/xlsform/Symbols.h"

namespace seenheard {

/// Everything that the expressions of a survey can name.
[[nodiscard]] Symbols symbolsOf(const Survey& survey, const ChoiceLists& lists, const SurveySpeech& speech);

} // namespace seenheard
