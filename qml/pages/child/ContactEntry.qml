pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One contact on the child's timeline: what was seen, the child's words, what was done and what came of it.
Item {
    id: root

    required property int index
    required property ContactViewModel contact
    required property TabletViewModel tablet
    readonly property int rail: 28

    implicitHeight: column.implicitHeight + 40
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("%1, %2").arg(contact.day).arg(contact.formTitle)

    Rectangle {
        x: 6
        y: root.index === 0 ? 14 : 0
        width: 2
        height: root.height - y
        color: Theme.line
    }

    Rectangle {
        y: 8
        width: 14
        height: 14
        radius: 7
        color: root.contact.notSeen ? Theme.ground : Theme.accent
        border.width: 3
        border.color: root.contact.notSeen ? Theme.amber : Theme.accent
    }

    Column {
        id: column

        x: root.rail
        width: root.width - x
        spacing: Theme.space

        Column {
            width: parent.width
            spacing: 2

            PlainText {
                width: parent.width
                text: root.contact.day
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            PlainText {
                width: parent.width
                text: root.contact.title.length > 0 ? qsTr("%1 · %2").arg(root.contact.formTitle).arg(root.contact.title) : root.contact.formTitle
                color: Theme.quiet
            }

            PlainText {
                width: parent.width
                text: root.contact.sending.length > 0 ? qsTr("%1 · %2").arg(root.contact.who).arg(root.contact.sending) : root.contact.who
                color: Theme.quiet
                font.pixelSize: Theme.small
            }
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.contact.seen
            color: root.contact.notSeen ? Theme.amber : Theme.ink
            font.pixelSize: Theme.label
            font.weight: root.contact.notSeen ? Font.DemiBold : Font.Normal
        }

        Flow {
            visible: root.contact.seemed.length > 0
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: root.contact.seemed

                delegate: SeemedWord {
                    most: column.width
                }
            }
        }

        Repeater {
            model: root.contact.words

            delegate: SaidWords {
                width: column.width
            }
        }

        OutcomeLine {
            width: parent.width
            label: qsTr("How concerned the officer was, and why")
            words: root.contact.concern
            opinion: true
        }

        OutcomeLine {
            width: parent.width
            label: qsTr("What was done")
            words: root.contact.done
        }

        OutcomeLine {
            width: parent.width
            label: qsTr("What came of it")
            words: root.contact.cameOfIt
        }

        PlainText {
            visible: root.contact.differences > 0
            width: parent.width
            text: qsTr("Officers differ here; both stand until somebody decides.")
            color: Theme.amber
            font.weight: Font.DemiBold
        }

        Repeater {
            model: root.contact.clocks

            delegate: PlainText {
                required property string what
                required property string when
                required property bool overdue

                width: column.width
                text: qsTr("%1: %2").arg(what).arg(when)
                color: overdue ? Theme.red : Theme.amber
            }
        }

        ActionButton {
            objectName: "contact." + root.index
            text: qsTr("Open this record")
            explanation: qsTr("%1, %2").arg(root.contact.formTitle).arg(root.contact.day)
            onClicked: root.tablet.openRecord(root.contact.record)
        }
    }
}
