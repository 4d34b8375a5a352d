pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Who the tablet is enrolled to, how its store, its black box and the server's log stand; how screens look.
PageFrame {
    id: root

    readonly property ThisTabletViewModel thisTablet: tablet.thisTablet

    title: qsTr("This tablet")

    ScrollColumn {
        anchors.fill: parent

        Card {
            width: parent.width

            Column {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: root.thisTablet.facts

                    delegate: FactRow {
                        required property int index

                        objectName: "tablet.fact." + index
                        visible: words.length > 0
                        width: parent ? parent.width : 0
                    }
                }
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.gap

            ActionButton {
                objectName: "tablet.changePin"
                text: qsTr("Change PIN")
                explanation: qsTr("The PIN that opens this tablet")
                onClicked: root.tablet.changePin()
            }

            ActionButton {
                objectName: "tablet.keepInKeyStore"
                visible: root.thisTablet.couldUseKeyStore
                text: qsTr("Keep the device's secret in the system's key store")
                explanation: qsTr("A copied disk alone then opens nothing; your PIN is asked for")
                onClicked: root.tablet.keepInKeyStore()
            }

            ActionButton {
                objectName: "tablet.keepInFile"
                visible: root.thisTablet.usesKeyStore
                text: qsTr("Keep the device's secret in a file")
                explanation: qsTr("As before it was moved into the system's key store; your PIN is asked for")
                onClicked: root.tablet.keepInFile()
            }
        }

        SectionHeader {
            width: parent.width
            text: qsTr("What is kept and checked")
        }

        Card {
            width: parent.width

            Column {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: root.thisTablet.standing

                    delegate: FactRow {
                        required property int index

                        objectName: "tablet.standing." + index
                        width: parent ? parent.width : 0
                    }
                }
            }
        }

        ActionButton {
            objectName: "tablet.sending"
            text: qsTr("Sending")
            explanation: qsTr("What waits, what is held and why")
            onClicked: root.tablet.navigation.go(NavigationViewModel.Sending)
        }

        LookChoices {
            width: parent.width
            appearance: root.tablet.appearance
        }
    }
}
