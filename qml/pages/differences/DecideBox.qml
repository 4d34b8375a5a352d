import QtQuick
import SeenHeard

/// A decision needs its reason; another decision can reverse it.
Card {
    id: root

    property string name
    property string words

    signal decided(string reason)

    Column {
        width: parent.width
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: qsTr("“%1” shall stand, because").arg(root.words)
        }

        TextAnswer {
            id: reason

            objectName: root.name + ".reason"
            label: qsTr("Reason for the decision")
            width: parent.width
        }

        ActionButton {
            objectName: root.name + ".confirm"
            primary: true
            enabled: reason.text.trim().length > 0
            text: qsTr("Decide")
            onClicked: root.decided(reason.text)
        }
    }
}
