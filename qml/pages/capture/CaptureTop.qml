import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Above the questions where there is one pane: notes, parts, tabs.
Column {
    id: root

    required property CaptureViewModel capture

    leftPadding: Theme.space
    rightPadding: Theme.space
    bottomPadding: Theme.gap
    spacing: Theme.gap

    PartSwitch {
        width: root.width - 2 * Theme.space
        capture: root.capture
    }

    TabRow {
        visible: root.capture.inTheRoom
        width: root.width - 2 * Theme.space
        capture: root.capture
    }
}
