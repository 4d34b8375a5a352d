import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// How sending stands, in words.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property SendingViewModel sending: tablet.sending

    spacing: Theme.space
    bottomPadding: Theme.space

    PlainText {
        objectName: "sending.summary"
        width: parent.width
        text: root.sending.summary
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
    }

    // Above the words that come and go, so that it stays under the thumb.
    ActionButton {
        objectName: "sendNow"
        primary: true
        enabled: !root.sending.running
        text: root.sending.running ? qsTr("Sending") : qsTr("Send now")
        onClicked: root.sending.sendNow()
    }

    PlainText {
        width: parent.width
        text: root.sending.lastExchange
        color: Theme.quiet
    }

    PlainText {
        visible: text.length > 0
        width: parent.width
        text: root.sending.nextTry
        color: Theme.quiet
    }

    PlainText {
        visible: root.sending.received > 0
        width: parent.width
        text: qsTr("Received and not applied yet: %1").arg(root.sending.received)
        color: Theme.quiet
    }

    PlainText {
        objectName: "sending.pictures"
        visible: text.length > 0
        width: parent.width
        text: root.sending.pictures
        color: Theme.quiet
    }

    PlainText {
        visible: root.sending.held > 0
        width: parent.width
        text: qsTr("Held by the server for a supervisor: %1").arg(root.sending.held)
        color: Theme.amber
    }

    PlainText {
        objectName: "sending.failure"
        visible: text.length > 0
        width: parent.width
        text: root.sending.failure
        color: Theme.amber
    }

    PlainText {
        objectName: "sending.gathering"
        visible: text.length > 0
        width: parent.width
        text: root.sending.gathering
        color: Theme.amber
    }

    PlainText {
        visible: text.length > 0
        width: parent.width
        text: root.sending.gaps
        color: Theme.amber
    }
}
