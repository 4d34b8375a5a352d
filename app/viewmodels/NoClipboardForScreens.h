#pragma once

#include <QObject>

namespace seenheard {

/// Keeps what stands on a screen off the clipboard, from where every other program reads it: the keys that copy and cut
/// do nothing, so that cutting loses no word, and whatever comes there from this program by another way is taken off.
class NoClipboardForScreens final : public QObject {
    Q_OBJECT

public:
    /// The application object has to exist.
    NoClipboardForScreens();

private:
    bool eventFilter(QObject* receiver, QEvent* event) override;
};

} // namespace seenheard
