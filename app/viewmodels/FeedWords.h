#pragma once

#include "app/services/FeedsKnown.h"
#include "platform/base/Clock.h"

#include <QString>

namespace seenheard::display {

/// "Flags feed stopped 06:10. What is shown may be out of date."; of a tablet that could not know, when it last met the
/// server. Empty where all is well.
[[nodiscard]] QString feeds(const FeedsKnown& known, const Instant& now);

} // namespace seenheard::display
