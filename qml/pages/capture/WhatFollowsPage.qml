pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// What this record starts: the clocks and what is owed, each with its reason. Then: I have finished.
PageFrame {
    id: root

    readonly property WhatFollowsViewModel what: tablet.whatFollows

    title: qsTr("What follows")
    foot: SubmitBar {
        Layout.fillWidth: true
        tablet: root.tablet
        leads: !root.wide
        onOwedAsked: follows.reveal(owed)
    }

    GridLayout {
        anchors.fill: parent
        columns: root.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        ScrollColumn {
            id: follows

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 640

            PlainText {
                width: parent.width
                text: root.tablet.capture.title
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
            }

            PlainText {
                visible: root.what.ready && root.what.consequences.count === 0
                width: parent.width
                text: qsTr("From what is written so far, no clock starts and nothing is owed.")
                color: Theme.quiet
            }

            Repeater {
                model: GrowingRows {
                    rows: root.what.consequences
                    growth: PageGrowth
                }

                delegate: ConsequenceCard {
                    width: parent ? parent.width : 0
                    onBegin: root.tablet.follow(starts, root.what.record)
                }
            }

            ShownInTurn {
                id: owed

                file: Qt.resolvedUrl("HindranceList.qml")
                needed: !root.wide && root.what.hindrances.count > 0
                visible: needed
                width: parent.width
                tablet: root.tablet
            }
        }

        ScrollColumn {
            visible: root.wide && root.what.hindrances.count > 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 560

            ShownInTurn {
                file: Qt.resolvedUrl("HindranceList.qml")
                needed: root.wide && root.what.hindrances.count > 0
                width: parent.width
                tablet: root.tablet
            }
        }
    }
}
