import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// A card that opens something when it is tapped; says in words what.
T.AbstractButton {
    id: root

    default property alias content: inner.data
    property color fill: Theme.surface
    property color edge: Theme.raised

    implicitHeight: Math.max(Theme.touch, inner.childrenRect.height + 2 * Theme.space)
    implicitWidth: 320
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.accentWash : root.fill
        border.width: 1
        border.color: root.edge
    }

    Item {
        id: inner

        x: Theme.space
        y: Theme.space
        width: root.width - 2 * Theme.space
        height: childrenRect.height
    }
}
