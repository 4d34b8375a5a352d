import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A supervisor asks, or has said something of a record.
TappableCard {
    id: root

    required property TabletViewModel tablet
    readonly property int asked: tablet.today.questions
    readonly property int said: tablet.today.feedback

    objectName: "today.feedback"
    visible: tablet.today.isAsked
    readonly property string questions: asked > 0 ? qsTr("Questions from your supervisor: %1").arg(asked) : ""
    readonly property string toRead: said > 0 ? qsTr("Feedback to read: %1").arg(said) : ""

    text: Speech.sentences([questions, toRead])
    fill: asked > 0 ? Theme.accentWash : Theme.surface
    onClicked: root.tablet.navigation.go(NavigationViewModel.Feedback)

    Column {
        width: parent.width
        spacing: 4

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.questions
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.toRead
            Accessible.ignored: true
        }
    }
}
