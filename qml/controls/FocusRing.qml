import QtQuick
import QtQuick.Templates as T
import SeenHeard
import SeenHeard.ViewModels

/// Where the keyboard is: one ring for the window, around what has the focus by a key. It stands outside what it rings
/// and so shows on every fill.
Item {
    id: root

    required property TabletViewModel tablet
    readonly property T.Control control: Window.activeFocusItem as T.Control

    readonly property Item home: control

    Rectangle {
        parent: root.home !== null ? root.home : root
        anchors.fill: parent
        anchors.margins: -5
        visible: root.control !== null && root.control.visualFocus && !root.tablet.covered
        z: 1
        color: "transparent"
        radius: Theme.radius + 5
        border.width: 3
        border.color: Theme.ink
    }
}
