pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Items of a list inside a form: quotations, marks, adults. An adult who is known there is one tap.
FieldControl {
    id: root

    readonly property bool ofAdults: field.appearance === "letters"

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
        visible: root.ofAdults && root.capture.knownAdults.count > 0
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: root.ofAdults ? root.capture.knownAdults : null

            delegate: ActionButton {
                required property int index
                required property string id
                required property string kind
                required property string label

                objectName: root.field.handle + ".known." + (index + 1)
                text: qsTr("Add %1").arg(label)
                onClicked: root.capture.addKnownTo(root.field, kind, id)
            }
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

        ActionButton {
            objectName: root.field.handle + ".show"
            visible: root.field.holdsWords
            text: qsTr("Show the child")
            explanation: qsTr("Shows the child their own words and nothing else, to put right")
            onClicked: root.capture.showTheChild(root.field)
        }
    }
}
