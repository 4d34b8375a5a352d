import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// Shows what it holds only while it is held down.
T.AbstractButton {
    id: root

    property string line
    property string heldText
    property bool strong: false
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
        color: root.held ? Theme.amber : root.strong ? Theme.ink : Theme.quiet
        font.family: root.strong ? Theme.serif : Theme.sans
        font.pixelSize: root.strong ? Theme.label : Theme.small
        verticalAlignment: Text.AlignVCenter
        leftPadding: Theme.gap
        rightPadding: Theme.gap
    }
}
