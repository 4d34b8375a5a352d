import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A record that holds the words, with the words around them: a child's as a child's, and "not alone" where others
/// could hear.
TappableCard {
    id: root

    required property int index
    required property string record
    required property string title
    required property string initials
    required property string when
    required property string field
    required property string excerpt
    required property bool quotation
    required property bool notAlone

    objectName: "found." + index
    readonly property string written: initials.length > 0 ? qsTr("%1, %2").arg(initials).arg(when) : when

    text: Speech.sentences([title, written, field, quotation ? said.spoken : excerpt])

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
            text: root.field
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        Quotation {
            id: said

            objectName: root.objectName + ".quotation"
            visible: root.quotation
            width: parent.width
            words: root.excerpt
            notAlone: root.notAlone
        }

        PlainText {
            visible: text.length > 0 && !root.quotation
            width: parent.width
            text: root.excerpt
            Accessible.ignored: true
        }
    }
}
