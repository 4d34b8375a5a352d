pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// Is this child known twice? Who it may be and why, both beside each other, linking and parting with a reason.
PageFrame {
    id: root

    readonly property SameChildViewModel same: tablet.sameChild

    title: qsTr("Same child as…")
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
            visible: root.wide || !root.same.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 620

            PlainText {
                objectName: "sameChild.title"
                width: parent.width
                text: root.same.title
                font.family: Theme.serif
                font.pixelSize: Theme.heading
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            LinkedChildren {
                width: parent.width
                same: root.same
            }

            LineField {
                objectName: "sameChild.words"
                width: parent.width
                label: qsTr("Name to look for")
                placeholderText: qsTr("A name")
                text: root.same.words
                onTextEdited: root.same.words = text
            }

            PlainText {
                visible: root.same.words.length === 0 && root.same.children.count > 0
                width: parent.width
                text: qsTr("These match by what is known of them. A name finds others.")
                color: Theme.quiet
                font.pixelSize: Theme.small
            }

            PlainText {
                objectName: "sameChild.nobody"
                visible: text.length > 0
                width: parent.width
                text: root.same.foundWords
                color: Theme.quiet
            }

            Repeater {
                model: root.same.children

                delegate: PossibleChildCard {
                    width: parent ? parent.width : 0
                    onClicked: root.same.choose(index)
                }
            }
        }

        ScrollColumn {
            visible: root.same.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            limit: 620

            BesideBlock {
                width: parent.width
                same: root.same
            }
        }
    }
}
