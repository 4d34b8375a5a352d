import QtQuick
import SeenHeard

/// A child with that name: initials and age until held; one tap opens the child's life.
Card {
    id: root

    required property int index
    required property string id
    required property string initials
    required property string title
    required property string detail

    signal opened

    Flow {
        width: parent.width
        spacing: Theme.gap

        HoldToRead {
            objectName: "foundChild." + root.index + ".name"
            width: Math.min(implicitWidth, parent.width)
            strong: true
            line: root.initials
            heldText: qsTr("%1, %2").arg(root.title).arg(root.detail)
        }

        ActionButton {
            objectName: "foundChild." + root.index
            text: qsTr("Open this child")
            explanation: root.initials
            onClicked: root.opened()
        }
    }
}
