pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What can be started: one large button a published form.
Column {
    id: root

    required property TabletViewModel tablet

    spacing: Theme.gap

    SectionHeader {
        width: parent.width
        text: qsTr("Start")
    }

    Repeater {
        model: GrowingRows {
            rows: root.tablet.today.forms
            growth: PageGrowth
        }

        delegate: TappableCard {
            id: start

            required property string form
            required property string title

            objectName: "start." + form

            text: qsTr("Start: %1").arg(title)
            fill: Theme.accentWash
            edge: Theme.accent
            width: root.width
            onClicked: root.tablet.prepare(form, title)

            PlainText {
                width: parent.width
                topPadding: Theme.gap
                bottomPadding: Theme.gap
                text: start.title
                color: Theme.accent
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
        }
    }
}
