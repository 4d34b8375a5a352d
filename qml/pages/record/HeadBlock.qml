import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One value: what, who, when; whether it stands in while officers differ.
Rectangle {
    id: root

    required property string words
    required property string who
    required property string when
    required property bool standsIn
    required property bool waiting
    required property string reason
    property bool quotation: false
    property bool notAlone: false
    property bool difference: false
    /// The same words stand above already.
    property bool repeated: false
    readonly property string by: waiting ? qsTr("%1, %2, on this tablet").arg(who).arg(when) : qsTr("%1, %2").arg(who).arg(when)

    implicitHeight: column.implicitHeight + (difference ? 2 * Theme.space : 0)
    radius: Theme.radius
    color: difference && standsIn ? Theme.amberWash : difference ? Theme.ground : "transparent"
    border.width: difference && standsIn ? 2 : 0
    border.color: Theme.amber
    Accessible.role: Accessible.StaticText
    Accessible.name: Speech.sentences([words, by])

    Column {
        id: column

        x: root.difference ? Theme.space : 0
        y: x
        width: root.width - 2 * x
        spacing: 4

        Quotation {
            visible: root.quotation
            width: parent.width
            words: root.words
            notAlone: root.notAlone
        }

        PlainText {
            visible: !root.quotation && !root.repeated
            width: parent.width
            text: root.words
            font.pixelSize: Theme.label
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.by
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            visible: root.difference && root.standsIn
            width: parent.width
            text: qsTr("Stands in for now")
            color: Theme.amber
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
        }

        PlainText {
            visible: root.reason.length > 0
            width: parent.width
            text: qsTr("Reason: %1").arg(root.reason)
            color: Theme.quiet
            font.pixelSize: Theme.small
        }
    }
}
