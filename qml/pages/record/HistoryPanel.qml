pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// How one answer came about, newest first: nothing on it was ever overwritten.
Rectangle {
    id: root

    required property RecordViewModel record

    color: Theme.ground

    Shortcut {
        sequences: ["Esc", "Back"]
        enabled: root.visible
        onActivated: root.record.showHistory("", "")
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ScrollColumn {
            Layout.fillWidth: true
            Layout.fillHeight: true

            PlainText {
                width: parent.width
                text: root.record.historyOf
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
            }

            ActionButton {
                objectName: "history.close"
                text: qsTr("Back to the record")
                onClicked: root.record.showHistory("", "")
            }

            Repeater {
                model: root.record.history

                delegate: Card {
                    id: row

                    required property string words
                    required property string who
                    required property string when
                    required property bool standsIn
                    required property bool waiting
                    required property string reason
                    required property bool isHead

                    width: parent ? parent.width : 0

                    Column {
                        width: parent.width
                        spacing: 6

                        HeadBlock {
                            width: parent.width
                            words: row.words
                            who: row.who
                            when: row.when
                            standsIn: row.standsIn
                            waiting: row.waiting
                            reason: row.reason
                            quotation: root.record.historyIsQuoted
                            notAlone: root.record.historyNotAlone
                        }

                        PlainText {
                            width: parent.width
                            text: row.isHead ? qsTr("Stands now") : qsTr("Was replaced by a later answer")
                            color: Theme.quiet
                            font.pixelSize: Theme.small
                        }
                    }
                }
            }
        }
    }
}
