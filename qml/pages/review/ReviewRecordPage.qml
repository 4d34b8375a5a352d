pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// A record and what its supervisor makes of it, side by side; on a narrow tablet one after the other.
PageFrame {
    id: root

    readonly property CaptureViewModel capture: tablet.capture
    readonly property ReviewViewModel review: tablet.review
    property bool judging: false

    title: qsTr("Review: %1").arg(tablet.record.title)
    backWords: qsTr("Leave")
    foot: ReviewFoot {
        Layout.fillWidth: true
        tablet: root.tablet
        onJudged: root.judging = true
    }

    GridLayout {
        anchors.fill: parent
        columns: root.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        ChipFlow {
            id: halves

            visible: !root.wide
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space
            Layout.rightMargin: Theme.space

            Chip {
                objectName: "review.record"
                label: qsTr("The record")
                single: true
                selected: !root.judging
                onClicked: root.judging = false
            }

            Chip {
                objectName: "review.yours"
                label: root.capture.missingHere > 0 ? qsTr("Your review, still needed: %1").arg(root.capture.missingHere) : qsTr("Your review")
                single: true
                selected: root.judging
                width: Math.min(implicitWidth, halves.width)
                onClicked: root.judging = true
            }
        }

        ScrollColumn {
            visible: root.wide || !root.judging
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 40

            Column {
                visible: root.review.causes.length > 0
                width: parent.width
                spacing: 4

                Repeater {
                    model: root.review.causes

                    delegate: PlainText {
                        required property string modelData

                        width: parent ? parent.width : 0
                        text: modelData
                        color: Theme.amber
                        font.weight: Font.DemiBold
                    }
                }
            }

            Repeater {
                model: GrowingRows {
                    rows: root.tablet.record.groups
                    growth: PageGrowth
                }

                delegate: RecordGroup {
                    tablet: root.tablet
                    review: root.review
                    width: parent ? parent.width : 0
                }
            }

            GapList {
                width: parent.width
                review: root.review
            }
        }

        Rectangle {
            visible: root.wide || root.judging
            color: root.wide ? Theme.surface : "transparent"
            Layout.preferredWidth: root.wide ? 460 : root.width
            Layout.fillWidth: !root.wide
            Layout.fillHeight: true

            ScrollColumn {
                id: questions

                anchors.fill: parent
                spacing: Theme.margin

                AmendReason {
                    visible: root.capture.amending
                    width: parent.width
                    capture: root.capture
                }

                Repeater {
                    model: root.capture.groups

                    delegate: GroupPart {
                        capture: root.capture
                        scroller: questions
                        width: parent ? parent.width : 0
                    }
                }
            }
        }
    }
}
