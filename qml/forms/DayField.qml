import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A day, written as in the United Kingdom.
FieldControl {
    id: root

    Flow {
        width: parent.width
        spacing: Theme.gap

        LineField {
            objectName: root.field.handle
            label: root.field.label
            placeholderText: qsTr("day/month/year")
            // Taken over when it becomes another, and not bound: what arrives while a day is written takes no letter away.
            readonly property string stored: root.field.notObtained ? "" : root.field.words

            onStoredChanged: text = stored
            Component.onCompleted: text = stored
            width: Math.min(220 * Theme.zoom, root.width)
            onEditingFinished: root.field.setDay(text)
        }

        NotObtainedChip {
            visible: root.field.mayBeNotObtained
            field: root.field
        }
    }
}
