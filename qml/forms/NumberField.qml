import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A small number, counted up and down.
FieldControl {
    id: root

    Flow {
        width: parent.width
        spacing: Theme.gap

        ActionButton {
            id: less

            objectName: root.field.handle + ".less"
            text: qsTr("One less")
            onClicked: root.field.setNumber(root.field.number - 1)
        }

        PlainText {
            text: root.field.answered ? root.field.number : qsTr("–")
            font.pixelSize: Theme.title
            width: Math.max(Theme.touch, implicitWidth)
            height: Math.max(less.height, implicitHeight)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }

        ActionButton {
            objectName: root.field.handle + ".more"
            text: qsTr("One more")
            onClicked: root.field.setNumber(root.field.number + 1)
        }
    }
}
