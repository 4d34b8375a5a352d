pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The scene and each child, as tabs; each says how much is still needed there.
ListView {
    id: root

    required property CaptureViewModel capture

    implicitHeight: Math.max(Theme.touch, Theme.body * 2.2) + Theme.gap
    orientation: ListView.Horizontal
    spacing: Theme.gap
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: capture.tabs
    currentIndex: capture.tab
    highlightMoveDuration: Theme.motion ? 150 : 0
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("The scene and the children")

    delegate: Chip {
        id: tab

        required property int index
        required property string title
        required property int owed
        required property bool current

        objectName: "tab." + index
        single: true
        selected: current
        label: owed > 0 ? qsTr("%1 · %2").arg(title).arg(owed) : title
        Accessible.role: Accessible.PageTab
        Accessible.description: qsTr("Still needed: %1").arg(owed)
        onClicked: root.capture.tab = index
    }
}
