import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One thing that a record starts: what, by when, and why.
Rectangle {
    id: root

    required property int index
    required property string what
    required property string why
    required property string due
    required property bool overdue
    required property bool urgent
    required property string about
    required property string starts
    required property string phone

    signal begin

    objectName: "consequence." + index
    implicitHeight: column.implicitHeight + 2 * Theme.space
    radius: Theme.radius
    color: urgent || overdue ? Theme.redWash : Theme.surface
    border.width: 1
    border.color: urgent || overdue ? Theme.red : Theme.raised
    Accessible.role: Accessible.StaticText
    Accessible.name: Speech.sentences([about, what, phone, due, why])

    Column {
        id: column

        x: Theme.space
        y: Theme.space
        width: root.width - 2 * Theme.space
        spacing: 6

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.about
            font.family: Theme.serif
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.what
            color: root.urgent || root.overdue ? Theme.red : Theme.ink
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            objectName: "consequence." + root.index + ".phone"
            visible: root.phone.length > 0
            width: parent.width
            text: root.phone
            color: root.urgent ? Theme.red : Theme.ink
            font.pixelSize: Theme.heading
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: root.due.length > 0
            width: parent.width
            text: root.due
            color: root.overdue ? Theme.red : Theme.amber
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.why
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        ActionButton {
            objectName: "consequence." + root.index + ".begin"
            visible: root.starts.length > 0
            text: qsTr("Begin")
            explanation: root.what
            onClicked: root.begin()
        }
    }
}
