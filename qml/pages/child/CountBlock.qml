import QtQuick
import SeenHeard

/// A number that is read at a glance, with what it counts.
Column {
    id: root

    property string number
    property string words

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 %2").arg(number).arg(words)

    PlainText {
        width: parent.width
        text: root.number
        font.family: Theme.serif
        font.pixelSize: Theme.heading
        Accessible.ignored: true
    }

    PlainText {
        width: parent.width
        text: root.words
        color: Theme.quiet
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }
}
