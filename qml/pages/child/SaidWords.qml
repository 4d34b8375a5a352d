import QtQuick
import SeenHeard

/// The child's words on the timeline, with what had been asked and who could hear.
Item {
    id: root

    required property string words
    required property string caption
    required property bool notAlone

    implicitHeight: quotation.implicitHeight

    Quotation {
        id: quotation

        width: root.width
        words: root.words
        caption: root.caption
        notAlone: root.notAlone
    }
}
