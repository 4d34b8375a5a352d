import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// "I have finished": the record stays open to amendment, with a reason.
Rectangle {
    id: root

    required property TabletViewModel tablet
    readonly property WhatFollowsViewModel what: tablet.whatFollows
    /// Whether what is owed stands further down, so that a tap leads there.
    property bool leads: false
    readonly property bool may: what.ready && what.hindrances.count === 0 && !what.submitting

    readonly property bool stacked: Math.max(owed.visible ? owed.implicitWidth : 0, 120 * Theme.zoom) + done.implicitWidth + 3 * Theme.margin > width

    readonly property int edge: width < Theme.narrow ? Theme.space : Theme.margin

    signal owedAsked

    implicitHeight: row.implicitHeight + 2 * Theme.gap
    color: Theme.surface

    GridLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.leftMargin: root.edge
        anchors.rightMargin: root.edge
        columns: root.stacked ? 1 : 2
        columnSpacing: Theme.space
        rowSpacing: Theme.gap

        ActionButton {
            id: owed

            objectName: "submit.owed"
            visible: root.leads && !root.may && root.what.hindrances.count > 0
            text: qsTr("Still owed: %1").arg(root.what.hindrances.count)
            explanation: qsTr("Leads to what is still owed")
            Layout.fillWidth: root.stacked
            Layout.alignment: Qt.AlignLeft
            onClicked: root.owedAsked()
        }

        PlainText {
            visible: !root.leads || root.may || root.what.hindrances.count === 0
            text: root.may ? qsTr("Nothing is missing.") : qsTr("Still owed: %1").arg(root.what.hindrances.count)
            color: Theme.quiet
            font.pixelSize: Theme.small
            Layout.fillWidth: true
        }

        ActionButton {
            id: done

            objectName: "submit"
            primary: true
            enabled: root.may
            text: root.what.submitting ? qsTr("Submitting") : qsTr("I have finished")
            Layout.fillWidth: root.stacked
            Layout.alignment: Qt.AlignRight
            onClicked: root.what.submit()
        }
    }
}
