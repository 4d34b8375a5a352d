import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One entry that the server did not apply: of which record, since when and why.
TappableCard {
    id: root

    required property string record
    required property string title
    required property string words
    required property string since
    required property int index

    text: Speech.sentences([title, since, words])
    edge: Theme.amber

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
            text: root.since
            color: Theme.amber
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.words
            Accessible.ignored: true
        }
    }
}
