import QtQuick
import SeenHeard

/// Something that is said of two children: only with a reason, and it can be taken back.
Card {
    id: root

    property string name
    property string ask
    property string verb
    property bool busy: false

    signal given(string reason)

    Column {
        width: parent.width
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: root.ask
        }

        TextAnswer {
            id: reason

            objectName: root.name + ".reason"
            label: root.ask
            width: parent.width
        }

        ActionButton {
            objectName: root.name + ".confirm"
            primary: true
            enabled: !root.busy && reason.text.trim().length > 0
            text: root.verb
            explanation: root.ask
            onClicked: root.given(reason.text)
        }
    }
}
