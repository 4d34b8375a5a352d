pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A record in the queue: why it stands there, in words, and until when it should be read.
TappableCard {
    id: root

    required property string record
    required property string title
    required property string initials
    required property string who
    required property string when
    required property string due
    required property bool overdue
    required property string causes
    required property string weight
    required property string clock
    required property bool clockOverdue
    required property bool begun
    required property bool changed
    required property int index
    readonly property bool serious: weight === "risk" || weight === "notSeen"

    readonly property string finished: begun ? qsTr("%1, finished %2. Your review is begun.").arg(who).arg(when) : qsTr("%1, finished %2").arg(who).arg(when)
    readonly property string since: changed ? qsTr("Changed since it was reviewed") : ""
    readonly property string until: due.length > 0 ? qsTr("Review %1").arg(due) : ""

    text: Speech.sentences([initials, title, finished, since, causes, until, clock])
    fill: serious ? Theme.amberWash : Theme.surface
    edge: serious ? Theme.amber : Theme.raised

    Column {
        width: parent.width
        spacing: 6

        PlainText {
            visible: root.initials.length > 0
            width: parent.width
            text: root.initials
            font.family: Theme.serif
            font.pixelSize: Theme.title
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.title
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.finished
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.since
            color: Theme.amber
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.causes
            color: root.serious ? Theme.amber : Theme.ink
            font.weight: root.serious ? Font.DemiBold : Font.Normal
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.until
            color: root.overdue ? Theme.red : Theme.quiet
            font.pixelSize: Theme.small
            font.weight: root.overdue ? Font.DemiBold : Font.Normal
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.clock
            color: root.clockOverdue ? Theme.red : Theme.quiet
            font.pixelSize: Theme.small
            font.weight: root.clockOverdue ? Font.DemiBold : Font.Normal
            Accessible.ignored: true
        }
    }
}
