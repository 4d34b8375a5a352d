import QtQuick
import SeenHeard

/// An answer that came back: what was asked, and what the record or its officer says now.
Card {
    id: root

    required property string record
    required property string review
    required property string item
    required property string title
    required property string label
    required property string question
    required property string stands
    required property string reply
    required property string who
    required property string when
    required property int index

    signal read
    signal recordAsked

    border.color: Theme.accent

    Column {
        width: parent.width
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: qsTr("%1 · %2").arg(root.label).arg(root.title)
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        PlainText {
            width: parent.width
            text: qsTr("You asked %1, %2: %3").arg(root.who).arg(root.when).arg(root.question)
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        PlainText {
            visible: root.reply.length > 0
            width: parent.width
            text: root.reply
            font.pixelSize: Theme.label
        }

        PlainText {
            width: parent.width
            text: root.reply.length > 0 ? qsTr("The record is as it was: %1").arg(root.stands) : root.stands
            color: root.reply.length > 0 ? Theme.quiet : Theme.ink
            font.pixelSize: root.reply.length > 0 ? Theme.small : Theme.label
        }

        Flow {
            width: parent.width
            spacing: Theme.gap

            ActionButton {
                objectName: "cameBack." + root.index + ".read"
                primary: true
                text: qsTr("That answers it")
                explanation: root.label
                onClicked: root.read()
            }

            ActionButton {
                objectName: "cameBack." + root.index + ".record"
                text: qsTr("Open the record")
                explanation: root.title
                onClicked: root.recordAsked()
            }
        }
    }
}
