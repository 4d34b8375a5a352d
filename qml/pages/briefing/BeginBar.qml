import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// One tap to the first question.
Rectangle {
    id: root

    required property TabletViewModel tablet

    readonly property int edge: width < Theme.narrow ? Theme.space : Theme.margin

    implicitHeight: row.implicitHeight + 2 * Theme.gap
    color: Theme.surface

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.leftMargin: root.edge
        anchors.rightMargin: root.edge
        spacing: Theme.space

        Item {
            Layout.fillWidth: true
        }

        ActionButton {
            objectName: "begin"
            primary: root.tablet.briefing.chosen
            text: root.tablet.briefing.chosen ? qsTr("Start") : root.tablet.briefing.withoutWords
            explanation: root.tablet.briefing.formTitle
            Layout.minimumWidth: 160
            Layout.maximumWidth: root.width - 2 * root.edge
            onClicked: root.tablet.startCapture()
        }
    }
}
