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
    readonly property string shown: held ? heldText : qsTr("%1 · hold to read").arg(line)

    text: line
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + Theme.gap)
    implicitWidth: implicitContentWidth
    // What lies behind it while it is held stands out on both sides; the words begin where other words do.
    leftInset: -Theme.gap
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: shown

    background: Rectangle {
        radius: Theme.radius
        color: root.held ? Theme.amberWash : "transparent"
    }

    contentItem: PlainText {
        text: root.shown
        color: root.held ? Theme.amber : root.strong ? Theme.ink : Theme.quiet
        font.family: root.strong ? Theme.serif : Theme.sans
        font.pixelSize: root.strong ? Theme.label : Theme.small
        verticalAlignment: Text.AlignVCenter
        rightPadding: Theme.gap
        Accessible.ignored: true
    }
}
