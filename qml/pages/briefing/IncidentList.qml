pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What dispatch sent, newest first, or found by a word.
Column {
    id: root

    required property BriefingViewModel briefing

    spacing: Theme.gap

    SectionHeader {
        width: parent.width
        text: root.briefing.listTitle
    }

    LineField {
        objectName: "incident.search"
        label: root.briefing.searchWords
        placeholderText: qsTr("Street, name or number")
        width: parent.width
        text: root.briefing.search
        onTextEdited: root.briefing.search = text
    }

    Repeater {
        model: root.briefing.incidents

        delegate: TappableCard {
            id: incident

            required property int index
            required property string id
            required property string kind
            required property string title
            required property string detail
            required property bool chosen

            objectName: "incident." + id
            text: Speech.sentences([title, detail])
            fill: chosen ? Theme.accentWash : Theme.surface
            edge: chosen ? Theme.accent : Theme.raised
            width: root.width
            onClicked: root.briefing.choose(kind, id)

            Column {
                width: parent.width
                spacing: 2

                PlainText {
                    width: parent.width
                    text: incident.title
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }

                PlainText {
                    width: parent.width
                    text: incident.detail
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }
            }
        }
    }

    PlainText {
        visible: root.briefing.incidents.count === 0
        width: parent.width
        text: root.briefing.search.length > 0 ? qsTr("Nothing found for these words.") : qsTr("Nothing of this kind is on this tablet.")
        color: Theme.quiet
    }
}
