pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// A record to read: headed by the children; who wrote what, when; both accounts; where it is.
PageFrame {
    id: root

    readonly property RecordViewModel record: tablet.record
    /// Of what is not there to be shown there is nothing to say.
    readonly property bool isRead: record.title.length > 0

    title: record.title
    foot: SendingBar {
        Layout.fillWidth: true
        sending: root.tablet.sending
        onClicked: root.tablet.navigation.go(NavigationViewModel.Sending)
    }

    GridLayout {
        // What lies under the history would still be read out and found by a finger.
        visible: !history.visible
        anchors.fill: parent
        columns: root.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        ScrollColumn {
            visible: root.wide
            Layout.preferredWidth: 360
            Layout.fillHeight: true

            ShownInTurn {
                file: Qt.resolvedUrl("RecordHead.qml")
                needed: root.wide && root.isRead
                visible: needed
                width: parent.width
                tablet: root.tablet
            }
        }

        ScrollColumn {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 40

            ShownInTurn {
                file: Qt.resolvedUrl("RecordHead.qml")
                needed: !root.wide && root.isRead
                visible: needed
                width: parent.width
                tablet: root.tablet
            }

            Repeater {
                model: GrowingRows {
                    rows: root.record.groups
                    growth: PageGrowth
                }

                delegate: RecordGroup {
                    tablet: root.tablet
                    width: parent ? parent.width : 0
                }
            }
        }
    }

    HistoryPanel {
        id: history

        visible: root.record.historyOf.length > 0
        anchors.fill: parent
        record: root.record
    }
}
