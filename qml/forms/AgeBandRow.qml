pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Each tap on an age adds a child and opens its tab; a child who is known is one tap too.
FieldControl {
    id: root

    ChipFlow {
        visible: root.capture.knownPeople.count > 0
        width: parent.width

        Repeater {
            model: root.capture.knownPeople

            delegate: ActionButton {
                required property int index
                required property string id
                required property string kind
                required property string label

                objectName: "children.known." + (index + 1)
                text: qsTr("Add %1").arg(label)
                explanation: qsTr("Adds this child and opens its page")
                onClicked: root.capture.addKnown(kind, id)
            }
        }
    }

    ChipFlow {
        width: parent.width

        Repeater {
            model: root.capture.ageBands

            delegate: ActionButton {
                required property string name
                required property string label

                objectName: "children.add." + name
                text: label
                explanation: qsTr("Adds a child of this age and opens its page")
                onClicked: root.capture.addChild(name)
            }
        }
    }
}
