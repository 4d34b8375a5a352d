pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Who the child is, what keeps the child safe and of when that is, and how often somebody came.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property ChildViewModel child: tablet.child

    spacing: Theme.space

    Column {
        width: parent.width
        spacing: 4

        PlainText {
            objectName: "child.title"
            width: parent.width
            text: root.child.title
            font.family: Theme.serif
            font.pixelSize: Theme.heading
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.child.detail
            color: Theme.quiet
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.child.alsoKnownAs
            color: Theme.quiet
            font.pixelSize: Theme.small
        }
    }

    Column {
        width: parent.width
        spacing: Theme.gap

        FeedLine {
            objectName: "child.feeds"
            width: parent.width
            words: root.tablet.today.feedWords
        }

        FlagStrip {
            width: parent.width
            flags: root.child.flags
        }

        PlainText {
            objectName: "child.asAt"
            visible: text.length > 0
            width: parent.width
            text: root.child.asAtWords
            color: Theme.quiet
            font.pixelSize: Theme.small
        }

        PlainText {
            objectName: "child.noFlag"
            visible: text.length > 0
            width: parent.width
            text: root.child.noFlagWords
            font.pixelSize: Theme.small
        }
    }

    ActionButton {
        objectName: "child.differences"
        visible: root.child.differences > 0
        width: Math.min(implicitWidth, parent.width)
        text: qsTr("Officers differ: %1 open").arg(root.child.differences)
        onClicked: root.tablet.navigation.go(NavigationViewModel.Differences)
    }

    ActionButton {
        objectName: "child.same"
        width: Math.min(implicitWidth, parent.width)
        text: qsTr("Same child as…")
        explanation: qsTr("Link with, or part from, a child known under another name")
        onClicked: root.tablet.openSameChild()
    }

    Column {
        visible: root.child.counts.count > 0
        width: parent.width
        spacing: Theme.gap

        SectionHeader {
            width: parent.width
            text: qsTr("How often")
        }

        Row {
            width: parent.width
            spacing: Theme.margin

            CountBlock {
                number: root.child.threeMonths
                words: qsTr("in 3 months")
                width: (parent.width - parent.spacing) / 2
            }

            CountBlock {
                number: root.child.twelveMonths
                words: qsTr("in 12 months")
                width: (parent.width - parent.spacing) / 2
            }
        }

        Repeater {
            model: root.child.counts

            delegate: PlainText {
                required property string form
                required property int threeMonths
                required property int twelveMonths

                width: parent ? parent.width : 0
                text: qsTr("%1: %2 in 3 months, %3 in 12").arg(form).arg(threeMonths).arg(twelveMonths)
                color: Theme.quiet
                font.pixelSize: Theme.small
            }
        }
    }
}
