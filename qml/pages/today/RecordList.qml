pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Records on this tablet, newest first; above them, where there is one column only, what else is on the page.
ScrollList {
    id: root

    required property TabletViewModel tablet
    property bool alone: false

    objectName: "records"
    model: tablet.today.records
    delegate: RecordRow {
        objectName: "record." + index
        x: root.rowX
        width: root.rowWidth
        focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
        onClicked: if (record.length > 0)
            root.tablet.openRecord(record)
    }

    ShownInTurn {
        file: Qt.resolvedUrl("TodayHead.qml")
        needed: root.alone
        visible: needed
        width: parent.width
        tablet: root.tablet
    }

    ShownInTurn {
        file: Qt.resolvedUrl("PressingClocks.qml")
        needed: !root.alone && root.tablet.today.pressing.count > 0
        visible: needed
        width: parent.width
        tablet: root.tablet
    }

    ShownInTurn {
        file: Qt.resolvedUrl("ReviewWork.qml")
        needed: !root.alone && root.tablet.today.hasReviewWork
        visible: needed
        width: parent.width
        tablet: root.tablet
    }

    ShownInTurn {
        file: Qt.resolvedUrl("NeedsMe.qml")
        needed: !root.alone && root.tablet.today.needsOfficer
        visible: needed
        width: parent.width
        tablet: root.tablet
    }

    SectionHeader {
        width: parent.width
        text: qsTr("Records")
    }

    PlainText {
        visible: root.count === 0
        width: parent.width
        text: qsTr("No record on this tablet yet.")
        color: Theme.quiet
    }
}
