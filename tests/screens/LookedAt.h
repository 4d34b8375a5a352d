#pragma once

#include <QStringList>

class QQuickWindow;

namespace seenheard {

/// What a careful eye finds wrong with what a window shows: text cut or laid over other text, targets too small for a
/// thumb, controls without a name, text that could become markup. Empty where nothing is.
[[nodiscard]] QStringList whatIsWrongWith(QQuickWindow& window);

} // namespace seenheard
