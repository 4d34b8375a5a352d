#include "app/viewmodels/NoClipboardForScreens.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

namespace seenheard {

NoClipboardForScreens::NoClipboardForScreens() {
    qGuiApp->installEventFilter(this);
    auto* clipboard = QGuiApplication::clipboard();
    // Marked words are on X11's second clipboard as soon as they are marked.
    connect(clipboard, &QClipboard::changed, this, [clipboard](QClipboard::Mode mode) {
        const bool ours = mode == QClipboard::Selection ? clipboard->ownsSelection() : clipboard->ownsClipboard();
        // Not every system tells whose it is; what comes there while somebody works here is taken for ours.
        if ((ours || QGuiApplication::focusWindow()) && !clipboard->text(mode).isEmpty())
            clipboard->clear(mode);
    });
}

bool NoClipboardForScreens::eventFilter(QObject* receiver, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Cut))
            return true;
    }
    return QObject::eventFilter(receiver, event);
}

} // namespace seenheard
