import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// "I have finished": the record stays open to amendment, with a reason.
Rectangle {
    id: root

    required property TabletViewModel tablet
    readonly property WhatFollowsViewModel what: tablet.whatFollows
    readonly property bool may: what.ready && what.hindrances.count === 0 && !what.submitting

    implicitHeight: row.implicitHeight + 2 * Theme.gap
    color: Theme.surface

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.space

        PlainText {
            text: root.may ? qsTr("Nothing is missing.") : qsTr("Still owed: %1").arg(root.what.hindrances.count)
            color: Theme.quiet
            font.pixelSize: Theme.small
            Layout.fillWidth: true
        }

        ActionButton {
            objectName: "submit"
            primary: true
            enabled: root.may
            text: root.what.submitting ? qsTr("Submitting") : qsTr("I have finished")
            onClicked: root.what.submit()
        }
    }
}
