import QtQuick
import SeenHeard

/// That a feed of flags, missing episodes or incidents has stopped, in one plain line; nothing while all is well.
PlainText {
    required property string words

    visible: words.length > 0
    text: words
    color: Theme.amber
    font.pixelSize: Theme.small
    font.weight: Font.DemiBold
}
