pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// Which incident, and what keeps a child or an officer safe there: the only page where flags stand.
PageFrame {
    id: root

    readonly property BriefingViewModel briefing: tablet.briefing

    title: qsTr("Before you ask")
    foot: BeginBar {
        Layout.fillWidth: true
        tablet: root.tablet
    }

    GridLayout {
        anchors.fill: parent
        columns: root.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        ScrollColumn {
            visible: root.wide || !root.briefing.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 620

            IncidentList {
                width: parent.width
                briefing: root.briefing
            }
        }

        ScrollColumn {
            visible: root.wide || root.briefing.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 620

            BriefingView {
                width: parent.width
                tablet: root.tablet
                onChildOpened: person => root.tablet.openChild(person)
                showsOther: !root.wide
            }
        }
    }
}
