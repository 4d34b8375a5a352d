import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// For who reviews: how much there is to read, and whether anything came back or is late.
TappableCard {
    id: root

    required property TabletViewModel tablet
    readonly property TodayViewModel today: tablet.today
    readonly property int back: today.cameBack

    objectName: "today.review"
    readonly property string toRead: qsTr("Records to review: %1").arg(today.toReview)
    readonly property string late: today.overdue > 0 ? qsTr("Should have been read by now: %1").arg(today.overdue) : ""
    readonly property string cameBack: back > 0 ? qsTr("Answers that came back: %1").arg(back) : ""

    text: Speech.sentences([toRead, late, cameBack])
    fill: today.overdue > 0 ? Theme.redWash : Theme.surface
    edge: today.overdue > 0 ? Theme.red : Theme.raised
    onClicked: root.tablet.navigation.go(NavigationViewModel.Review)

    Column {
        width: parent.width
        spacing: 4

        PlainText {
            width: parent.width
            text: root.toRead
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.late
            color: Theme.red
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.cameBack
            Accessible.ignored: true
        }
    }
}
