import QtQuick
import SeenHeard

/// A record that holds the words, with the words around them.
TappableCard {
    id: root

    required property int index
    required property string record
    required property string title
    required property string initials
    required property string when
    required property string field
    required property string excerpt

    objectName: "found." + index
    readonly property string written: initials.length > 0 ? qsTr("%1, %2").arg(initials).arg(when) : when

    text: title + ". " + written + (field.length > 0 ? ". " + field : "") + (excerpt.length > 0 ? ". " + excerpt : "")

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
            width: parent.width
            text: root.written
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.field === root.excerpt ? "" : root.field
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.excerpt
            font.family: Theme.serif
            Accessible.ignored: true
        }
    }
}
