#pragma once

#include "sync/people/Comparison.h"

#include <QStringList>

namespace seenheard {

/// In what two agree and in what not, in words for a person.
[[nodiscard]] QStringList wordsAlike(const Comparison& comparison);
[[nodiscard]] QStringList wordsUnlike(const Comparison& comparison);

} // namespace seenheard
