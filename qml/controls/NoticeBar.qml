import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What went wrong or was done, in words, until it was read. Never in the way of writing.
Rectangle {
    id: root

    required property TabletViewModel tablet

    implicitHeight: Math.max(words.implicitHeight, understood.implicitHeight) + Theme.space
    color: Theme.amberWash
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    PlainText {
        id: words

        anchors.left: parent.left
        anchors.right: understood.left
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.space
        text: root.tablet.notice
        color: Theme.amber
    }

    ActionButton {
        id: understood

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.rightMargin: Theme.gap
        objectName: "notice.understood"
        text: qsTr("Understood")
        onClicked: root.tablet.dismissNotice()
    }
}
