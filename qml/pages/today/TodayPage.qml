pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// The first page of a shift: large starts, what is unfinished, what needs somebody, what was recorded.
PageFrame {
    id: root

    readonly property TodayViewModel today: tablet.today

    title: today.date
    hasBack: false
    extra: [
        ActionButton {
            objectName: "today.find"
            text: qsTr("Find")
            onClicked: root.tablet.navigation.go(NavigationViewModel.Find)
        }
    ]
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
            id: left

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 620

            PlainText {
                width: parent.width
                text: root.today.greeting
                font.pixelSize: Theme.heading
                font.weight: Font.Light
            }

            StartList {
                width: parent.width
                tablet: root.tablet
            }

            NeedsMe {
                width: parent.width
                tablet: root.tablet
            }

            RecordList {
                visible: !root.wide
                width: parent.width
                tablet: root.tablet
            }

            TabletActions {
                width: parent.width
                tablet: root.tablet
            }
        }

        ScrollColumn {
            visible: root.wide
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 620

            RecordList {
                width: parent.width
                tablet: root.tablet
            }
        }
    }
}
