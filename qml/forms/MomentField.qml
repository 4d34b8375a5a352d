import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A moment: now, a little earlier, or a time of day.
FieldControl {
    id: root

    Flow {
        visible: root.field.answered && !root.field.notObtained
        width: parent.width
        spacing: Theme.space

        PlainText {
            text: root.field.words
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            height: Math.max(earlier.height, implicitHeight)
            verticalAlignment: Text.AlignVCenter
        }

        ActionButton {
            id: earlier

            objectName: root.field.handle + ".earlier"
            text: qsTr("5 min earlier")
            onClicked: root.field.shiftMinutes(-5)
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

        ActionButton {
            objectName: root.field.handle + ".now"
            text: qsTr("Now")
            onClicked: root.field.setMinutesAgo(0)
        }

        ActionButton {
            objectName: root.field.handle + ".quarter"
            text: qsTr("15 min ago")
            onClicked: root.field.setMinutesAgo(15)
        }

        LineField {
            id: time

            objectName: root.field.handle + ".time"
            label: qsTr("%1, as a time").arg(root.field.label)
            placeholderText: qsTr("or 21:04")
            width: Math.min(140 * Theme.zoom, root.width)
            onEditingFinished: if (root.field.setTimeOfDay(text))
                clear()
        }

        NotObtainedChip {
            visible: root.field.mayBeNotObtained
            field: root.field
        }
    }
}
