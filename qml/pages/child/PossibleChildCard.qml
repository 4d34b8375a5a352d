import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Somebody who may be the same child, and why.
TappableCard {
    id: root

    required property int index
    required property string initials
    required property string title
    required property string detail
    required property string alike
    required property bool likely

    objectName: "sameChild." + index
    text: Speech.sentences([title, detail, alike])
    edge: likely ? Theme.accent : Theme.raised

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
            visible: text.length > 0
            width: parent.width
            text: root.detail
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.alike
            Accessible.ignored: true
        }
    }
}
