import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Somebody's words, to read: large, in quotation marks, on paper.
Rectangle {
    id: root

    property string words
    property string caption
    property bool notAlone: false
    readonly property string spoken: Speech.sentences([said.text, notAlone ? earshot.text : "", caption])

    implicitHeight: column.implicitHeight + 2 * Theme.space
    implicitWidth: 320
    radius: Theme.radius
    color: Theme.words

    Column {
        id: column

        x: Theme.space
        y: Theme.space
        width: root.width - 2 * Theme.space
        spacing: Theme.gap

        PlainText {
            id: said

            width: parent.width
            text: qsTr("“%1”").arg(root.words)
            color: Theme.wordsInk
            font.family: Theme.serif
            font.pixelSize: Theme.quote
        }

        PlainText {
            id: earshot

            visible: root.notAlone
            width: parent.width
            text: qsTr("Not alone: others could hear")
            color: Theme.amber
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
        }

        PlainText {
            visible: root.caption.length > 0
            width: parent.width
            text: root.caption
            color: Theme.wordsQuiet
            font.pixelSize: Theme.small
        }
    }
}
