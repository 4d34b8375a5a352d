pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Flags with their age, and who lives there. No flag is never "no risk".
Column {
    id: root

    required property BriefingViewModel briefing
    property bool showsOther: false

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

            delegate: HoldToRead {
                required property int index
                required property string initials
                required property string whole
                required property string detail

                objectName: "person." + index
                strong: true
                width: root.width
                line: qsTr("%1, %2").arg(initials).arg(detail)
                heldText: qsTr("%1, %2").arg(whole).arg(detail)
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
