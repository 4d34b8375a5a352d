pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// The supervisor's queue: answers that came back, what to read next and why, what is still with its officer.
PageFrame {
    id: root

    readonly property ReviewViewModel review: tablet.review

    title: qsTr("Review")
    foot: SendingBar {
        Layout.fillWidth: true
        sending: root.tablet.sending
        onClicked: root.tablet.navigation.go(NavigationViewModel.Sending)
    }

    GridLayout {
        anchors.fill: parent
        columns: root.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        ScrollColumn {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            limit: 700

            ShownInTurn {
                file: Qt.resolvedUrl("ReturnedAnswers.qml")
                needed: !root.wide
                visible: needed
                width: parent.width
                tablet: root.tablet
            }

            SectionHeader {
                width: parent.width
                text: root.review.overdue > 0 ? qsTr("To review: %1, overdue: %2").arg(root.review.toReview.count).arg(root.review.overdue) : qsTr("To review: %1").arg(root.review.toReview.count)
            }

            PlainText {
                visible: root.review.looked && root.review.toReview.count === 0
                width: parent.width
                text: qsTr("Everything that your officers have finished was reviewed. What is being written is not here yet.")
                color: Theme.quiet
            }

            Repeater {
                model: GrowingRows {
                    rows: root.review.toReview
                    growth: PageGrowth
                }

                delegate: ReviewCard {
                    objectName: "review." + index
                    width: parent ? parent.width : 0
                    onClicked: root.tablet.reviewRecord(record)
                }
            }
        }

        ScrollColumn {
            visible: root.wide
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2
            limit: 520
            padding: Theme.margin

            ShownInTurn {
                file: Qt.resolvedUrl("ReturnedAnswers.qml")
                needed: root.wide
                width: parent.width
                tablet: root.tablet
            }

            PlainText {
                visible: root.review.looked && root.review.answered.count + root.review.waiting.count === 0
                width: parent.width
                text: qsTr("No question is open. An answer that you return to its officer is shown here until it comes back.")
                color: Theme.quiet
            }
        }
    }
}
