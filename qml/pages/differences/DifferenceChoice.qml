import QtQuick
import SeenHeard

/// One of the values that stand: what, who, when, and why it stands in.
Rectangle {
    id: root

    required property int index
    required property string words
    required property string who
    required property string when
    required property string tablet
    required property bool standsIn
    required property bool waiting
    property bool mayDecide: false
    property bool chosen: false
    property string why

    signal taken

    implicitHeight: column.implicitHeight + 2 * Theme.space
    radius: Theme.radius
    color: standsIn ? Theme.amberWash : Theme.surface
    border.width: chosen ? 3 : standsIn ? 2 : 1
    border.color: chosen ? Theme.accent : standsIn ? Theme.amber : Theme.line

    Column {
        id: column

        x: Theme.space
        y: Theme.space
        width: root.width - 2 * Theme.space
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: root.words
            font.pixelSize: Theme.quote
            font.weight: Font.DemiBold
        }

        PlainText {
            width: parent.width
            text: qsTr("%1, %2").arg(root.who).arg(root.when)
        }

        PlainText {
            width: parent.width
            text: root.waiting ? qsTr("%1, not sent yet").arg(root.tablet) : root.tablet
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        PlainText {
            visible: root.standsIn
            width: parent.width
            text: root.why.length > 0 ? qsTr("Stands in: %1").arg(root.why) : qsTr("Stands in for now")
            color: Theme.amber
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
        }

        Chip {
            objectName: root.objectName + ".take"
            visible: root.mayDecide
            label: root.chosen ? qsTr("This one stands") : qsTr("Let this one stand")
            single: true
            selected: root.chosen
            width: Math.min(implicitWidth, parent.width)
            onClicked: root.taken()
        }
    }
}
