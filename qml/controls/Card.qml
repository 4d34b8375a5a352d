import QtQuick
import SeenHeard

/// A quiet surface that holds things that belong together.
Rectangle {
    id: root

    default property alias content: inner.data
    property int padding: Theme.space

    implicitHeight: inner.childrenRect.height + 2 * padding
    implicitWidth: 320
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.raised

    Item {
        id: inner

        x: root.padding
        y: root.padding
        width: root.width - 2 * root.padding
        height: childrenRect.height
    }
}
