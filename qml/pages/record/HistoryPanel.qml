pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// How one answer came about, newest first: nothing on it was ever overwritten.
Rectangle {
    id: root

    required property RecordViewModel record
    /// The row that shall stand again; a reason is being given for it.
    property int chosen: -1

    color: Theme.ground

    Shortcut {
        sequences: ["Esc", "Back"]
        enabled: root.visible
        onActivated: root.record.showHistory("", "")
    }

    Connections {
        function onHistoryChanged(): void {
            root.chosen = -1;
        }

        target: root.record
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
                    required property bool mayStand
                    required property int index

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

                        ActionButton {
                            objectName: "history." + row.index + ".again"
                            visible: row.mayStand && root.chosen !== row.index
                            width: Math.min(implicitWidth, parent.width)
                            text: qsTr("Let this one stand again")
                            explanation: row.words
                            onClicked: root.chosen = row.index
                        }

                        DecideBox {
                            visible: root.chosen === row.index
                            width: parent.width
                            name: "history." + row.index
                            words: row.words
                            onDecided: reason => root.record.decideAgain(row.index, reason)
                        }
                    }
                }
            }
        }
    }
}
