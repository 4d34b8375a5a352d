pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What still keeps the record from being submitted; a tap goes there. Nothing waits to be sent because of it.
Column {
    id: root

    required property TabletViewModel tablet

    spacing: Theme.gap

    SectionHeader {
        width: parent.width
        text: qsTr("Before you can submit")
    }

    PlainText {
        width: parent.width
        text: qsTr("What you wrote is saved and travels anyway. These answers are still owed:")
        color: Theme.quiet
        font.pixelSize: Theme.small
    }

    Repeater {
        model: GrowingRows {
            rows: root.tablet.whatFollows.hindrances
            growth: PageGrowth
        }

        delegate: ActionButton {
            required property int index
            required property string path
            required property string label

            objectName: "hindrance." + index
            plain: true
            text: label
            width: root.width
            onClicked: {
                root.tablet.navigation.go(NavigationViewModel.Capture);
                root.tablet.capture.jumpTo(path);
            }
        }
    }
}
