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

    readonly property bool wide: width >= 620 * Theme.zoom
    readonly property bool stacked: width < 400 * Theme.zoom
    /// In one row, what is missing is named where its name has room; how much is missing always has.
    readonly property real roomForName: wide ? grid.width - saved.Layout.minimumWidth - undo.implicitWidth - whatFollows.implicitWidth - 3 * Theme.gap - 2 * Theme.space : stacked ? 0 : grid.width

    implicitHeight: grid.implicitHeight + 2 * Theme.gap
    color: Theme.surface

    FontMetrics {
        id: letters

        font.pixelSize: Theme.body
        font.weight: Font.DemiBold
    }

    GridLayout {
        id: grid

        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.leftMargin: Theme.space
        anchors.rightMargin: Theme.space
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        columns: root.wide ? 4 : 3

        PlainText {
            id: saved

            objectName: "capture.saved"
            visible: text.length > 0 || !root.stacked
            text: root.capture.savedWords
            color: Theme.quiet
            font.pixelSize: Theme.small
            Layout.fillWidth: !root.wide
            Layout.minimumWidth: root.wide ? Math.max(root.width < Theme.twoPanes * Theme.zoom ? 0 : 260, implicitWidth) : 0
            Layout.columnSpan: root.stacked ? 3 : 1
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        ActionButton {
            id: undo

            objectName: "capture.undo"
            opacity: root.capture.undoWords.length > 0 ? 1 : 0
            enabled: root.capture.undoWords.length > 0
            text: qsTr("Undo")
            explanation: root.capture.undoWords
            Layout.row: root.stacked ? 1 : 0
            Layout.column: root.stacked ? 0 : 1
            Layout.columnSpan: root.stacked ? 2 : 1
            onClicked: root.capture.undo()
        }

        ActionButton {
            id: whatFollows

            objectName: "capture.whatFollows"
            text: qsTr("What follows")
            Layout.row: root.stacked ? 1 : 0
            Layout.column: root.wide ? 3 : 2
            Layout.alignment: Qt.AlignRight
            onClicked: root.tablet.navigation.go(NavigationViewModel.WhatFollows)
        }

        ActionButton {
            id: next

            objectName: "capture.next"
            primary: root.done
            text: !root.done && letters.advanceWidth(root.capture.nextWords) > root.roomForName ? qsTr("%1 still needed").arg(root.capture.missingHere) : root.capture.nextWords
            Layout.fillWidth: true
            Layout.row: root.wide ? 0 : root.stacked ? 2 : 1
            Layout.column: root.wide ? 2 : 0
            Layout.columnSpan: root.wide ? 1 : 3
            onClicked: root.capture.missingHere > 0 ? root.capture.jumpToMissing() : root.capture.inTheRoom && root.capture.hasTwoParts ? root.capture.inTheRoom = false : root.tablet.navigation.go(NavigationViewModel.WhatFollows)
        }
    }
}
