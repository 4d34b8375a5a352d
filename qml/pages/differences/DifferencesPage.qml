pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// Every open difference as two cards. Who may decides, with a reason; both values stay on the record.
PageFrame {
    id: root

    readonly property DifferencesViewModel differences: tablet.differences

    title: qsTr("Differences")
    foot: SendingBar {
        Layout.fillWidth: true
        sending: root.tablet.sending
        onClicked: root.tablet.navigation.go(NavigationViewModel.Sending)
    }

    ScrollColumn {
        anchors.fill: parent
        limit: 980
        spacing: 40

        PlainText {
            visible: root.differences.looked && root.differences.cards.count === 0
            width: parent.width
            text: qsTr("Officers differ on nothing that this tablet knows of.")
            color: Theme.quiet
        }

        PlainText {
            visible: root.differences.cards.count > 0 && !root.differences.mayDecide
            width: parent.width
            text: qsTr("A supervisor decides. Until then both values stand, and the one marked stands in.")
            color: Theme.quiet
        }

        Repeater {
            model: GrowingRows {
                rows: root.differences.cards
                growth: PageGrowth
            }

            delegate: DifferenceBlock {
                differences: root.differences
                width: parent ? parent.width : 0
                onRecordAsked: record => root.tablet.openRecord(record)
            }
        }
    }
}
