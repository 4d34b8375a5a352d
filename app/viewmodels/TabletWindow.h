#pragma once

#include "app/viewmodels/NoClipboardForScreens.h"
#include "app/viewmodels/NoNetworkForScreens.h"
#include "app/viewmodels/TabletViewModel.h"

#include <QQmlApplicationEngine>

class QQuickItem;
class QQuickWindow;

namespace seenheard {

/// The tablet's window: the screens from the binary over one TabletViewModel. Any executable can open one, look at its
/// window and press what is named in it.
class TabletWindow final {
public:
    /// The application object has to exist; the view-model outlives the window.
    explicit TabletWindow(TabletViewModel& tablet);

    /// Nothing where the screens did not load; what was wrong is in the program's messages.
    [[nodiscard]] QQuickWindow* window() const;
    /// False while something of the page is still to come.
    [[nodiscard]] bool pageIsMade() const;
    /// An item that is shown, by its objectName; nothing where there is none.
    [[nodiscard]] QQuickItem* item(const QString& name) const;
    /// Scrolls until the item of this name can be seen; false where there is none.
    bool bringIntoView(const QString& name) const;
    /// Presses a control that is shown and enabled, as a finger does; false where there is none, while the
    /// page still grows, or where something else lies above it.
    bool tap(const QString& name) const;

private:
    [[nodiscard]] bool grows() const;

    NoNetworkForScreens noNetwork_;
    NoClipboardForScreens noClipboard_;
    QQmlApplicationEngine engine_;
};

} // namespace seenheard
