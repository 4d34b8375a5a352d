pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Items of a list inside a form: quotations, marks, adults.
FieldControl {
    id: root

    spacing: Theme.space

    Repeater {
        model: root.field.items

        delegate: ItemBlock {
            capture: root.capture
            scroller: root.scroller
            width: root.width
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

        ActionButton {
            objectName: root.field.handle + ".add"
            text: root.field.items.count > 0 ? qsTr("Another %1").arg(root.field.itemNoun.toLowerCase()) : qsTr("Add %1").arg(root.field.itemNoun.toLowerCase())
            onClicked: root.capture.addItem(root.field)
        }

        NotObtainedChip {
            visible: root.field.mayBeNotObtained
            field: root.field
        }
    }
}
