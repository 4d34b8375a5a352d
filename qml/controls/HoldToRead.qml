import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// Shows what it holds only while it is held down.
T.AbstractButton {
    id: root

    property string line
    property string heldText
    readonly property bool held: down

    text: line
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + Theme.gap)
    implicitWidth: implicitContentWidth
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: held ? heldText : line
    Accessible.description: qsTr("Hold to read")

    background: Rectangle {
        radius: Theme.radius
        color: root.held ? Theme.amberWash : "transparent"
        border.width: root.visualFocus ? 3 : 0
        border.color: Theme.accent
    }

    contentItem: PlainText {
        text: root.held ? root.heldText : qsTr("%1 · hold to read").arg(root.line)
        color: root.held ? Theme.amber : Theme.quiet
        font.pixelSize: Theme.small
        verticalAlignment: Text.AlignVCenter
        leftPadding: Theme.gap
        rightPadding: Theme.gap
    }
}
