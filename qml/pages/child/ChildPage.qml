pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// One life, not a list of incidents: what keeps the child safe, and every contact on one timeline, newest first.
PageFrame {
    id: root

    readonly property ChildViewModel child: tablet.child

    title: qsTr("Child")
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
            visible: root.wide
            Layout.preferredWidth: 380
            Layout.fillHeight: true

            ShownInTurn {
                file: Qt.resolvedUrl("ChildHead.qml")
                needed: root.wide
                width: parent.width
                tablet: root.tablet
            }
        }

        ScrollColumn {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            ShownInTurn {
                file: Qt.resolvedUrl("ChildHead.qml")
                needed: !root.wide
                visible: needed
                width: parent.width
                tablet: root.tablet
            }

            Item {
                visible: !root.wide
                width: 1
                height: Theme.margin
            }

            PlainText {
                visible: text.length > 0
                width: parent.width
                text: root.child.contactWords
                color: Theme.quiet
            }

            Repeater {
                model: GrowingRows {
                    rows: root.child.contacts
                    growth: PageGrowth
                }

                delegate: ContactEntry {
                    tablet: root.tablet
                    width: parent ? parent.width : 0
                }
            }

            PlainText {
                visible: root.child.more
                width: parent.width
                text: qsTr("There are older contacts. Find shows them.")
                color: Theme.quiet
            }
        }
    }
}
