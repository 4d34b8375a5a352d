import QtQuick
import SeenHeard

/// One thing that is known of this tablet: what it is, and how it stands.
Grid {
    id: root

    required property string label
    required property string words
    required property bool wrong
    readonly property bool beside: width >= 480 * Theme.zoom
    readonly property int first: beside ? 180 * Theme.zoom : width

    columns: beside ? 2 : 1
    columnSpacing: Theme.space
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(label).arg(words)

    PlainText {
        width: root.first
        topPadding: root.beside ? 2 * Theme.zoom : 0
        text: root.label
        color: Theme.quiet
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }

    PlainText {
        width: root.beside ? root.width - root.first - root.columnSpacing : root.width
        text: root.words
        color: root.wrong ? Theme.amber : Theme.ink
        Accessible.ignored: true
    }
}
