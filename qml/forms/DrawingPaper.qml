import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Paper to draw on with a finger, kept as a picture when it is done.
Column {
    id: root

    required property string handle

    signal kept(DrawingCanvas canvas)

    function clear(): void {
        while (!canvas.isEmpty)
            canvas.undo();
    }

    spacing: Theme.gap

    Rectangle {
        width: parent.width
        height: Math.min(width * 0.75, 480)
        radius: 4
        color: Theme.paper
        border.width: 1
        border.color: Theme.line

        DrawingCanvas {
            id: canvas

            objectName: root.handle + ".paper"
            anchors.fill: parent
            anchors.margins: 1
            ink: Theme.paperInk
            Accessible.role: Accessible.Canvas
            Accessible.name: isEmpty ? qsTr("Paper to draw on, empty") : qsTr("Paper to draw on, with a drawing")
        }

        MouseArea {
            anchors.fill: canvas
            preventStealing: true
            onPressed: mouse => canvas.begin(mouse.x, mouse.y)
            onPositionChanged: mouse => canvas.move(mouse.x, mouse.y)
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

        ActionButton {
            objectName: root.handle + ".keep"
            enabled: !canvas.isEmpty
            text: qsTr("Keep the drawing")
            onClicked: root.kept(canvas)
        }

        ActionButton {
            objectName: root.handle + ".undo"
            enabled: !canvas.isEmpty
            text: qsTr("Undo the last line")
            onClicked: canvas.undo()
        }
    }
}
