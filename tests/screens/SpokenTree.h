#pragma once

#include <QStringList>

class QQuickWindow;

namespace seenheard {

/// Walks what a screen reader walks and says where somebody who does not see the screen would be lost: a control
/// without a name or a role, a text field that does not speak what it holds, a choice without its state, words on
/// screen that nothing says, a sentence with an empty part. Empty where all is well.
[[nodiscard]] QStringList whatIsNotSpoken(QQuickWindow& window);

} // namespace seenheard
