import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One drawing of the child's body with its name. Whoever cannot see it answers by the list, which says the same.
Column {
    id: root

    required property FieldViewModel field
    required property int view
    required property string caption

    BodyDrawing {
        width: root.width
        height: implicitHeight
        field: root.field
        view: root.view
        ink: Theme.quiet
        fill: Theme.raised
        mark: Theme.red

        TapHandler {
            onTapped: point => parent.tap(point.position.x, point.position.y)
        }
    }

    PlainText {
        width: root.width
        text: root.caption
        color: Theme.quiet
        font.pixelSize: Theme.small
        horizontalAlignment: Text.AlignHCenter
    }
}
