import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A clock of an own record that has run out, or that runs while nobody but this tablet knows of it.
TappableCard {
    id: root

    required property int index
    required property string record
    required property string title
    required property string what
    required property string when
    required property string phone

    readonly property string call: phone.length > 0 ? qsTr("Not sent yet: phone %1").arg(phone) : ""

    objectName: "pressing." + index
    text: Speech.sentences([what, when, title, call])
    fill: Theme.redWash
    edge: Theme.red

    Column {
        width: parent.width
        spacing: 4

        PlainText {
            width: parent.width
            text: root.what
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.when
            color: Theme.red
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.call
            color: Theme.red
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: root.title
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }
    }
}
