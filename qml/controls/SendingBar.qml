import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import SeenHeard
import SeenHeard.ViewModels

/// One quiet bar: what waits on this tablet and when the next try is. Opens Sending.
T.AbstractButton {
    id: root

    required property SendingViewModel sending
    readonly property bool stacked: width < 400 * Theme.zoom
    readonly property int edge: width < Theme.narrow ? Theme.space : Theme.margin

    objectName: "sendingBar"
    text: sending.line
    implicitHeight: Math.max(Theme.touch, row.implicitHeight + Theme.space)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("Opens Sending")
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        color: root.down ? Theme.accentWash : Theme.surface

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.raised
        }
    }

    GridLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: root.edge
        anchors.rightMargin: root.edge
        columns: root.stacked ? 1 : 2
        columnSpacing: Theme.space
        rowSpacing: 4

        PlainText {
            text: root.sending.brief
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            color: root.sending.troubled ? Theme.amber : Theme.quiet
            Layout.fillWidth: true
        }

        PlainText {
            visible: text.length > 0
            text: root.sending.nextTry
            font.pixelSize: Theme.small
            color: Theme.quiet
            Layout.maximumWidth: root.stacked ? root.width - 2 * root.edge : root.width / 2
        }
    }
}
