import QtQuick
import SeenHeard

/// Something seen of the child, in a word or two: to read, not to tap.
Rectangle {
    id: root

    required property string modelData
    property real most: 320

    width: words.width
    height: words.height
    radius: Math.min(height / 2, 18)
    color: Theme.raised

    PlainText {
        id: words

        width: Math.min(implicitWidth, root.most)
        text: root.modelData
        topPadding: 6
        bottomPadding: 6
        leftPadding: 14
        rightPadding: 14
    }
}
