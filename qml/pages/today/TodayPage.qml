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

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ShownInTurn {
            file: Qt.resolvedUrl("TodayAside.qml")
            needed: root.wide
            visible: needed
            tablet: root.tablet
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }

        RecordList {
            tablet: root.tablet
            alone: !root.wide
            limit: 620
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
    }
}
