pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What needs this officer: records not finished, differences not decided.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property TodayViewModel today: tablet.today

    visible: today.unfinished.count > 0 || today.differences > 0
    spacing: Theme.gap

    SectionHeader {
        width: parent.width
        text: qsTr("Needs you")
    }

    Repeater {
        model: root.today.unfinished

        delegate: TappableCard {
            id: draft

            required property int index
            required property string record
            required property string title
            required property int missing
            required property string when

            objectName: "unfinished." + index
            text: qsTr("Go on with %1").arg(title)
            width: root.width
            onClicked: root.tablet.write(record)

            Column {
                width: parent.width
                spacing: 4

                PlainText {
                    width: parent.width
                    text: draft.title
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }

                PlainText {
                    width: parent.width
                    text: draft.missing > 0 ? qsTr("%1. Still needed: %2").arg(draft.when).arg(draft.missing) : qsTr("%1. Nothing is missing").arg(draft.when)
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }
            }
        }
    }

    TappableCard {
        objectName: "today.differences"
        visible: root.today.differences > 0
        text: qsTr("Open the differences")
        fill: Theme.amberWash
        width: root.width
        onClicked: root.tablet.navigation.go(NavigationViewModel.Differences)

        PlainText {
            width: parent.width
            text: qsTr("Differences between officers to decide: %1").arg(root.today.differences)
            color: Theme.amber
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
}
