pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What was returned with a question: what came back first, then what is still with its officer.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property ReviewViewModel review: tablet.review

    visible: review.answered.count + review.waiting.count > 0
    spacing: Theme.gap

    SectionHeader {
        visible: root.review.answered.count > 0
        width: parent.width
        text: qsTr("Came back: %1").arg(root.review.answered.count)
    }

    Repeater {
        model: root.review.answered

        delegate: CameBackCard {
            width: root.width
            onRead: root.review.settle(review, item)
            onRecordAsked: root.tablet.openRecord(record)
        }
    }

    SectionHeader {
        visible: root.review.waiting.count > 0
        width: parent.width
        above: root.review.answered.count > 0 ? Theme.gap : 0
        text: qsTr("With its officer: %1").arg(root.review.waiting.count)
    }

    Repeater {
        model: root.review.waiting

        delegate: TappableCard {
            id: waiting

            required property string record
            required property string title
            required property string label
            required property string question
            required property string who
            required property string when
            required property int index

            objectName: "waiting." + index
            readonly property string about: qsTr("%1 · %2").arg(label).arg(title)
            readonly property string asked: qsTr("Asked of %1, %2").arg(who).arg(when)

            text: Speech.sentences([question, about, asked])
            width: root.width
            onClicked: root.tablet.openRecord(record)

            Column {
                width: parent.width
                spacing: 4

                PlainText {
                    width: parent.width
                    text: waiting.question
                    Accessible.ignored: true
                }

                PlainText {
                    width: parent.width
                    text: waiting.about
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }

                PlainText {
                    width: parent.width
                    text: waiting.asked
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }
            }
        }
    }
}
