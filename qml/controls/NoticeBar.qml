import QtQuick
import QtQuick.Layouts
import SeenHeard

/// What went wrong or was done, in words, until it was read. Never in the way of writing.
Rectangle {
    id: root

    property string text

    signal dismissed

    visible: text.length > 0
    implicitHeight: row.implicitHeight + Theme.space
    color: Theme.amberWash
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.gap
        spacing: Theme.space

        PlainText {
            text: root.text
            color: Theme.amber
            Layout.fillWidth: true
        }

        ActionButton {
            objectName: "notice.understood"
            text: qsTr("Understood")
            onClicked: root.dismissed()
        }
    }
}
