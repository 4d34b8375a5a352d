pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Where a record is, and what can be done with it.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property RecordViewModel record: tablet.record

    spacing: Theme.space

    PlainText {
        visible: text.length > 0
        width: parent.width
        text: root.record.children
        font.family: Theme.serif
        font.pixelSize: Theme.title
    }

    PlainText {
        width: parent.width
        text: qsTr("Last written by %1, %2").arg(root.record.who).arg(root.record.when)
        color: Theme.quiet
        font.pixelSize: Theme.small
    }

    SendingWords {
        objectName: "record.sending"
        width: parent.width
        text: root.record.sending
        kind: root.record.sendingKind
        font.pixelSize: Theme.body
        font.weight: Font.DemiBold
    }

    PlainText {
        objectName: "record.pictures"
        visible: text.length > 0
        width: parent.width
        text: root.record.pictures
        color: Theme.quiet
        font.pixelSize: Theme.small
    }

    PlainText {
        width: parent.width
        text: root.record.submitted ? qsTr("You have finished and submitted it.") : qsTr("You have not submitted it.")
        color: Theme.quiet
        font.pixelSize: Theme.small
    }

    PlainText {
        objectName: "record.notAsKept"
        visible: !root.record.asKept
        width: parent.width
        text: qsTr("What this tablet had kept of the record does not fit its signed entries. You read what the entries say, where they can be read. The tablet puts itself right when it is next unlocked.")
        color: Theme.amber
        font.pixelSize: Theme.small
    }

    PlainText {
        visible: !root.record.historyChecked
        width: parent.width
        text: qsTr("Its history is not checked yet.")
        color: Theme.amber
        font.pixelSize: Theme.small
    }

    Repeater {
        model: root.record.clocks

        delegate: PlainText {
            required property int index
            required property string what
            required property string when
            required property bool overdue

            objectName: "record.clock." + index
            width: root.width
            text: qsTr("%1: %2").arg(what).arg(when)
            color: overdue ? Theme.red : Theme.amber
            font.pixelSize: Theme.small
        }
    }

    ActionButton {
        objectName: "record.differences"
        visible: root.record.differences > 0
        width: Math.min(implicitWidth, parent.width)
        text: qsTr("Differences to decide: %1").arg(root.record.differences)
        onClicked: root.tablet.navigation.go(NavigationViewModel.Differences)
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

        ActionButton {
            objectName: "record.write"
            text: root.record.submitted ? qsTr("Amend") : qsTr("Go on writing")
            onClicked: root.tablet.write(root.record.record)
        }

        Repeater {
            model: root.record.followers

            delegate: ActionButton {
                required property string form
                required property string title

                objectName: "record.follow." + form
                text: title
                onClicked: root.tablet.follow(form, root.record.record)
            }
        }

        ActionButton {
            objectName: "record.sendNow"
            enabled: !root.tablet.sending.running
            text: root.tablet.sending.running ? qsTr("Sending") : qsTr("Send now")
            onClicked: root.tablet.sending.sendNow()
        }
    }
}
