import QtQuick
import SeenHeard

/// Choices side by side, as many in a line as fit. Arrows go from one to the next; Tab does too, and on.
Flow {
    id: root

    function step(forward: bool): void {
        const next = root.Window.activeFocusItem.nextItemInFocusChain(forward);
        if (next.parent === root)
            next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    spacing: Theme.gap
    Keys.onRightPressed: step(true)
    Keys.onDownPressed: step(true)
    Keys.onLeftPressed: step(false)
    Keys.onUpPressed: step(false)
}
