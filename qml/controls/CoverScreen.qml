import QtQuick
import QtQuick.Templates as T
import SeenHeard
import SeenHeard.ViewModels

/// Covers everything at once; shows the time and nothing else, until it is held, by a finger or the space bar.
T.AbstractButton {
    id: root

    required property TabletViewModel tablet

    objectName: "cover"
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Covered. Hold to go on.")
    Component.onCompleted: forceActiveFocus()

    Timer {
        interval: 800
        running: root.down
        onTriggered: root.tablet.covered = false
    }

    background: Rectangle {
        color: Theme.ground
    }

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.margin
            spacing: Theme.space

            PlainText {
                width: parent.width
                text: root.tablet.clock
                horizontalAlignment: Text.AlignHCenter
                color: Theme.quiet
                font.pixelSize: Math.round(64 * Math.min(Theme.zoom, 1.4))
                font.weight: Font.Light
            }

            PlainText {
                width: parent.width
                text: qsTr("Hold to go on")
                horizontalAlignment: Text.AlignHCenter
                color: Theme.quiet
                font.pixelSize: Theme.small
            }
        }
    }
}
