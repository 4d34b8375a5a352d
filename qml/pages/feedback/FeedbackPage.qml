pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// What a supervisor asks of this officer, and what was said of his records.
PageFrame {
    id: root

    readonly property FeedbackViewModel feedback: tablet.feedback

    title: qsTr("Asked of you")
    foot: SendingBar {
        Layout.fillWidth: true
        sending: root.tablet.sending
        onClicked: root.tablet.navigation.go(NavigationViewModel.Sending)
    }

    ScrollColumn {
        anchors.fill: parent
        spacing: Theme.space

        PlainText {
            visible: root.feedback.looked && root.feedback.questions.count + root.feedback.feedback.count === 0
            width: parent.width
            text: qsTr("Nobody has asked you anything, and you have read all feedback.")
            color: Theme.quiet
        }

        Repeater {
            model: root.feedback.questions

            delegate: QuestionCard {
                width: parent ? parent.width : 0
                onAmends: root.tablet.answerQuestion(record, path, who)
                onReplied: words => root.feedback.reply(review, item, words)
            }
        }

        Repeater {
            model: root.feedback.feedback

            delegate: Card {
                id: said

                required property string review
                required property string author
                required property string record
                required property string title
                required property string words
                required property string who
                required property string when
                required property int index

                width: parent ? parent.width : 0

                Column {
                    width: parent.width
                    spacing: Theme.gap

                    PlainText {
                        width: parent.width
                        text: qsTr("%1 on %2").arg(said.who).arg(said.title)
                        color: Theme.quiet
                        font.pixelSize: Theme.small
                    }

                    PlainText {
                        width: parent.width
                        text: said.words
                        font.pixelSize: Theme.label
                    }

                    PlainText {
                        width: parent.width
                        text: said.when
                        color: Theme.quiet
                        font.pixelSize: Theme.small
                    }

                    Flow {
                        width: parent.width
                        spacing: Theme.gap

                        ActionButton {
                            objectName: "feedback." + said.index + ".read"
                            primary: true
                            text: qsTr("I have read it")
                            explanation: said.title
                            onClicked: root.feedback.acknowledge(said.review, said.author)
                        }

                        ActionButton {
                            objectName: "feedback." + said.index + ".record"
                            text: qsTr("Open the record")
                            explanation: said.title
                            onClicked: root.tablet.openRecord(said.record)
                        }
                    }
                }
            }
        }
    }
}
