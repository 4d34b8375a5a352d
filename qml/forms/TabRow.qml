pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The scene and each child, as tabs; each says how much is still needed there.
ListView {
    id: root

    required property CaptureViewModel capture

    /// To the tab beside, with the keyboard's focus.
    function go(by: int): void {
        capture.tab = Math.max(0, Math.min(count - 1, capture.tab + by));
        itemAtIndex(capture.tab).forceActiveFocus(Qt.TabFocusReason);
    }

    // Whoever is being written of stays in sight, however the page is turned.
    onWidthChanged: settled.restart()
    onContentWidthChanged: settled.restart()
    onCurrentIndexChanged: settled.restart()
    implicitHeight: Math.max(Theme.touch, currentItem?.implicitHeight ?? 0)
    orientation: ListView.Horizontal
    spacing: Theme.gap
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: capture.tabs
    currentIndex: capture.tab
    keyNavigationEnabled: false
    Keys.onLeftPressed: go(-1)
    Keys.onRightPressed: go(1)
    highlightMoveDuration: Theme.motion ? 150 : 0
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("The scene and the children")

    Timer {
        id: settled

        // After the tabs have taken their new places.
        interval: 1
        onTriggered: {
            root.forceLayout();
            root.positionViewAtIndex(root.currentIndex, ListView.Contain);
        }
    }

    delegate: Chip {
        id: tab

        required property int index
        required property string title
        required property int owed
        required property bool current

        objectName: "tab." + index
        width: Math.min(implicitWidth, root.width)
        single: true
        selected: current
        label: owed > 0 ? qsTr("%1 · %2").arg(title).arg(owed) : title
        Accessible.role: Accessible.PageTab
        Accessible.selectable: true
        Accessible.selected: current
        Accessible.description: qsTr("Still needed: %1").arg(owed)
        onClicked: root.capture.tab = index
    }
}
