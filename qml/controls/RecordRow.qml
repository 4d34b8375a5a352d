import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A record in a list: what it is about, who is in it (initials and age), and where it is.
TappableCard {
    id: root

    required property string record
    required property string title
    required property string initials
    required property string who
    required property string when
    required property string sending
    required property string sendingKind
    required property int differences
    required property string pictures
    required property int index

    readonly property string written: qsTr("%1, %2").arg(who).arg(when)
    readonly property string differ: differences > 0 ? qsTr("Differences open: %1").arg(differences) : ""

    text: Speech.sentences([title, initials, written, sending, pictures, differ])

    Column {
        width: parent.width
        spacing: 4

        PlainText {
            width: parent.width
            text: root.title
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: root.initials.length > 0
            width: parent.width
            text: root.initials
            font.family: Theme.serif
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.written
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        SendingWords {
            width: parent.width
            text: root.sending
            kind: root.sendingKind
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.pictures
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.differ
            color: Theme.amber
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
}
