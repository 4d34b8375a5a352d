#pragma once

#include "app/services/RecordView.h"

namespace seenheard {

/// R4: of what stands beside each other (a quotation and its circumstances), whether somebody but the officer could
/// hear. Words read "not alone" wherever they are shown.
[[nodiscard]] bool somebodyCouldHear(const std::vector<FieldView>& fields);

} // namespace seenheard
