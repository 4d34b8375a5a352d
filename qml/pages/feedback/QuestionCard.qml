import QtQuick
import SeenHeard

/// One answer that was returned: put it right in the record, or say why it stays as it is.
Card {
    id: root

    required property string item
    required property string review
    required property string record
    required property string path
    required property string title
    required property string label
    required property string question
    required property string who
    required property string when
    required property string stands
    required property int index
    property bool replying: false

    signal amends
    signal replied(string words)

    border.color: Theme.accent

    Column {
        width: parent.width
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: root.question
            font.pixelSize: Theme.title
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        PlainText {
            width: parent.width
            text: qsTr("%1 asked, %2").arg(root.who).arg(root.when)
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        PlainText {
            width: parent.width
            text: qsTr("%1 · %2").arg(root.label).arg(root.title)
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        PlainText {
            width: parent.width
            text: root.stands.length > 0 ? qsTr("The record says: %1").arg(root.stands) : qsTr("The record says nothing there.")
        }

        Flow {
            visible: !root.replying
            width: parent.width
            spacing: Theme.gap

            ActionButton {
                objectName: "asked." + root.index + ".amend"
                primary: true
                text: qsTr("Put it in the record")
                explanation: qsTr("What stands there now stays on the record too")
                onClicked: root.amends()
            }

            ActionButton {
                objectName: "asked." + root.index + ".reply"
                text: qsTr("Nothing to add")
                explanation: root.label
                onClicked: root.replying = true
            }
        }

        TextAnswer {
            id: words

            objectName: "asked." + root.index + ".words"
            visible: root.replying
            width: parent.width
            label: qsTr("Why the record stays as it is")
        }

        Flow {
            visible: root.replying
            width: parent.width
            spacing: Theme.gap

            ActionButton {
                objectName: "asked." + root.index + ".send"
                primary: true
                enabled: words.text.trim().length > 0
                text: qsTr("Reply")
                explanation: root.label
                onClicked: root.replied(words.text)
            }

            ActionButton {
                objectName: "asked." + root.index + ".cancel"
                text: qsTr("Not now")
                onClicked: root.replying = false
            }
        }
    }
}
