pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What needs this officer: questions and feedback, records not finished, differences not decided.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property TodayViewModel today: tablet.today

    spacing: Theme.gap

    SectionHeader {
        width: parent.width
        text: qsTr("Needs you")
    }

    AskedWork {
        width: parent.width
        tablet: root.tablet
    }

    Repeater {
        model: GrowingRows {
            rows: root.today.unfinished
            growth: PageGrowth
        }

        delegate: TappableCard {
            id: draft

            required property int index
            required property string record
            required property string title
            required property int missing
            required property string when

            objectName: "unfinished." + index
            readonly property string stands: Speech.sentences([when, missing > 0 ? qsTr("Still needed: %1").arg(missing) : qsTr("Nothing is missing")])

            text: Speech.sentences([qsTr("Go on with %1").arg(title), stands])
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
                    text: draft.stands
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }
            }
        }
    }

    TappableCard {
        id: differ

        objectName: "today.differences"
        visible: root.today.differences > 0
        text: qsTr("Differences between officers to decide: %1").arg(root.today.differences)
        fill: Theme.amberWash
        width: root.width
        onClicked: root.tablet.navigation.go(NavigationViewModel.Differences)

        PlainText {
            width: parent.width
            text: differ.text
            color: Theme.amber
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }

    TappableCard {
        id: otherPin

        objectName: "today.otherPin"
        visible: root.today.pinAdvice.length > 0
        readonly property string asks: qsTr("Your force asks for another PIN")

        text: asks + ". " + root.today.pinAdvice
        fill: Theme.amberWash
        width: root.width
        onClicked: root.tablet.changePin()

        Column {
            width: parent.width
            spacing: 4

            PlainText {
                width: parent.width
                text: otherPin.asks
                color: Theme.amber
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }

            PlainText {
                width: parent.width
                text: root.today.pinAdvice
                color: Theme.quiet
                font.pixelSize: Theme.small
                Accessible.ignored: true
            }
        }
    }

    TappableCard {
        id: wayToServer

        objectName: "today.connection"
        visible: root.today.connectionAdvice.length > 0
        text: root.today.connectionAdvice
        fill: Theme.amberWash
        width: root.width
        onClicked: root.tablet.navigation.go(NavigationViewModel.ThisTablet)

        PlainText {
            width: parent.width
            text: wayToServer.text
            color: Theme.amber
            Accessible.ignored: true
        }
    }
}
