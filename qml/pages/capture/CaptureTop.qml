import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Above the questions where there is one pane: notes, parts, tabs.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property CaptureViewModel capture: tablet.capture
    /// Among the questions it has their margins.
    readonly property int inset: parent as Loader ? 0 : width < Theme.narrow ? Theme.space : Theme.margin

    leftPadding: inset
    rightPadding: inset
    topPadding: Math.min(inset, Theme.gap)
    bottomPadding: topPadding
    spacing: Theme.gap

    PartSwitch {
        width: root.width - 2 * root.inset
        capture: root.capture
    }

    TabRow {
        visible: root.capture.inTheRoom && count > 1
        width: root.width - 2 * root.inset
        capture: root.capture
    }
}
