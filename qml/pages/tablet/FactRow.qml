import QtQuick
import SeenHeard

/// One thing that is known of this tablet: what it is, and how it stands.
Column {
    id: root

    required property string label
    required property string words
    required property bool wrong

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(label).arg(words)

    PlainText {
        width: parent.width
        text: root.label
        color: Theme.quiet
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }

    PlainText {
        width: parent.width
        text: root.words
        color: root.wrong ? Theme.amber : Theme.ink
        Accessible.ignored: true
    }
}
