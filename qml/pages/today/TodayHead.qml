import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Who it is, what can be started, what is unfinished, and the tablet itself.
Column {
    id: root

    required property TabletViewModel tablet
    /// What needs this officer stands above the records, where those have a column of their own.
    property bool aside: false

    spacing: Theme.space

    PlainText {
        width: parent.width
        text: root.tablet.today.greeting
        font.pixelSize: Theme.heading
        font.weight: Font.Light
    }

    FeedLine {
        objectName: "today.feeds"
        width: parent.width
        words: root.tablet.today.feedWords
    }

    ShownInTurn {
        file: Qt.resolvedUrl("PressingClocks.qml")
        needed: !root.aside && root.tablet.today.pressing.count > 0
        visible: needed
        width: parent.width
        tablet: root.tablet
    }

    ShownInTurn {
        file: Qt.resolvedUrl("ReviewWork.qml")
        needed: !root.aside && root.tablet.today.hasReviewWork
        visible: needed
        width: parent.width
        tablet: root.tablet
    }

    StartList {
        width: parent.width
        tablet: root.tablet
    }

    ShownInTurn {
        file: Qt.resolvedUrl("NeedsMe.qml")
        needed: !root.aside && root.tablet.today.needsOfficer
        visible: needed
        width: parent.width
        tablet: root.tablet
    }

    TabletActions {
        width: parent.width
        tablet: root.tablet
    }
}
