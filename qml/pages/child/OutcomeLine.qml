import QtQuick
import SeenHeard

/// What was done or thought, with its name above it; an opinion stands on a ground of its own.
Rectangle {
    id: root

    property string label
    property string words
    property bool opinion: false
    readonly property int inset: opinion ? Theme.space : 0

    visible: words.length > 0
    implicitHeight: column.implicitHeight + 2 * inset
    radius: Theme.radius
    color: opinion ? Theme.opinion : "transparent"

    Column {
        id: column

        x: root.inset
        y: root.inset
        width: root.width - 2 * root.inset
        spacing: 2

        PlainText {
            width: parent.width
            text: root.label
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        PlainText {
            width: parent.width
            text: root.words
        }
    }
}
