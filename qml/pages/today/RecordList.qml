pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Records on this tablet, newest first.
Column {
    id: root

    required property TabletViewModel tablet
    readonly property RowListModel records: tablet.today.records

    spacing: Theme.gap

    SectionHeader {
        width: parent.width
        text: qsTr("Records")
    }

    PlainText {
        visible: root.records.count === 0
        width: parent.width
        text: qsTr("No record on this tablet yet.")
        color: Theme.quiet
    }

    Repeater {
        model: root.records

        delegate: RecordRow {
            objectName: "record." + index
            width: root.width
            onClicked: root.tablet.openRecord(record)
        }
    }
}
