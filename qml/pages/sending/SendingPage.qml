pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// The truth about sending: what waits, what the network did, and where each record is.
PageFrame {
    id: root

    readonly property SendingViewModel sending: tablet.sending

    title: qsTr("Sending")

    GridLayout {
        anchors.fill: parent
        columns: root.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        ScrollColumn {
            visible: root.wide
            Layout.preferredWidth: 420
            Layout.fillHeight: true

            ShownInTurn {
                file: Qt.resolvedUrl("SendingHead.qml")
                needed: root.wide
                width: parent.width
                tablet: root.tablet
            }
        }

        ScrollList {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.sending.records
            delegate: RecordRow {
                objectName: "sending.record." + index
                x: list.rowX
                width: list.rowWidth
                focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
                onClicked: root.tablet.openRecord(record)
            }

            ShownInTurn {
                file: Qt.resolvedUrl("SendingHead.qml")
                needed: !root.wide
                visible: needed
                width: parent.width
                tablet: root.tablet
            }

            SectionHeader {
                visible: root.sending.heldEntries.count > 0
                width: parent.width
                above: root.wide ? 0 : Theme.gap
                text: qsTr("What the server did not apply")
            }

            Repeater {
                model: GrowingRows {
                    rows: root.sending.heldEntries
                    growth: PageGrowth
                }

                delegate: HeldRow {
                    objectName: "sending.held." + index
                    width: parent ? parent.width : 0
                    onClicked: root.tablet.openRecord(record)
                }
            }

            SectionHeader {
                width: parent.width
                above: root.wide && root.sending.heldEntries.count === 0 ? 0 : Theme.gap
                text: qsTr("Where each record is")
            }

            PlainText {
                visible: root.sending.records.count === 0
                width: parent.width
                text: qsTr("No record on this tablet yet.")
                color: Theme.quiet
            }
        }
    }
}
