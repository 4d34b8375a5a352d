import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// What is still missing, and a jump to it; when nothing is, the way on. Saved is said, undo is offered.
Rectangle {
    id: root

    required property TabletViewModel tablet
    readonly property CaptureViewModel capture: tablet.capture
    readonly property bool done: capture.missingHere === 0

    implicitHeight: column.implicitHeight + 2 * Theme.gap
    color: Theme.surface

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.leftMargin: Theme.space
        anchors.rightMargin: Theme.space
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            PlainText {
                objectName: "capture.saved"
                text: root.capture.savedWords
                color: Theme.quiet
                font.pixelSize: Theme.small
                Layout.fillWidth: true
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }

            ActionButton {
                objectName: "capture.undo"
                visible: root.capture.undoWords.length > 0
                text: qsTr("Undo")
                explanation: root.capture.undoWords
                onClicked: root.capture.undo()
            }

            ActionButton {
                objectName: "capture.whatFollows"
                visible: !root.done || root.capture.inTheRoom
                text: qsTr("What follows")
                onClicked: root.tablet.navigation.go(NavigationViewModel.WhatFollows)
            }
        }

        ActionButton {
            objectName: "capture.next"
            primary: root.done
            text: root.capture.nextWords
            Layout.fillWidth: true
            onClicked: root.capture.missingHere > 0 ? root.capture.jumpToMissing() : root.capture.inTheRoom && root.capture.hasTwoParts ? root.capture.inTheRoom = false : root.tablet.navigation.go(NavigationViewModel.WhatFollows)
        }
    }
}
