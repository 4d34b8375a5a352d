pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Flags with their age, and who lives there. No flag is never "no risk".
Column {
    id: root

    required property TabletViewModel tablet
    readonly property BriefingViewModel briefing: tablet.briefing
    property bool showsOther: false

    signal childOpened(string person)

    spacing: Theme.space

    PlainText {
        visible: !root.briefing.chosen
        width: parent.width
        text: qsTr("Choose one to see what is known, or start without: it can be linked later.")
        color: Theme.quiet
    }

    Column {
        visible: root.briefing.chosen
        width: parent.width
        spacing: Theme.space

        PlainText {
            width: parent.width
            text: root.briefing.title
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.briefing.detail
            color: Theme.quiet
        }

        PlainText {
            objectName: "briefing.asAt"
            width: parent.width
            text: root.briefing.asAtWords
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        FeedLine {
            objectName: "briefing.feeds"
            width: parent.width
            words: root.tablet.today.feedWords
        }

        FlagStrip {
            width: parent.width
            flags: root.briefing.flags
        }

        PlainText {
            objectName: "briefing.noFlag"
            visible: text.length > 0
            width: parent.width
            text: root.briefing.noFlagWords
        }

        SectionHeader {
            visible: root.briefing.people.count > 0
            width: parent.width
            text: qsTr("Who lives there")
        }

        Repeater {
            model: root.briefing.people

            delegate: Flow {
                id: person

                required property int index
                required property string id
                required property string initials
                required property string whole
                required property string detail
                required property bool isChild

                width: root.width
                spacing: Theme.gap

                HoldToRead {
                    objectName: "person." + person.index
                    strong: true
                    width: Math.min(implicitWidth, person.width)
                    line: qsTr("%1, %2").arg(person.initials).arg(person.detail)
                    heldText: qsTr("%1, %2").arg(person.whole).arg(person.detail)
                }

                ActionButton {
                    objectName: "person." + person.index + ".life"
                    visible: person.isChild
                    text: qsTr("Past contacts")
                    explanation: person.initials
                    onClicked: root.childOpened(person.id)
                }
            }
        }

        ActionButton {
            objectName: "briefing.other"
            visible: root.showsOther
            text: root.briefing.otherWords
            onClicked: root.briefing.chooseNone()
        }
    }
}
