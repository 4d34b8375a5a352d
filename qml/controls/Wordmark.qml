import QtQuick
import SeenHeard

/// The name of the product, with the mark that words stand in.
Item {
    id: root

    implicitHeight: name.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: name.text

    PlainText {
        id: mark

        y: -Math.round(name.font.pixelSize * 0.28)
        text: "“"
        color: Theme.amber
        font.family: Theme.serif
        font.pixelSize: Math.round(name.font.pixelSize * 1.7)
        lineHeight: 1
        Accessible.ignored: true
    }

    PlainText {
        id: name

        x: mark.implicitWidth + 6
        width: root.width - x
        text: qsTr("Seen & Heard")
        font.family: Theme.serif
        font.pixelSize: Math.round(38 * Math.min(Theme.zoom, 1.3))
        Accessible.ignored: true
    }
}
