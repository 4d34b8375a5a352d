pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Beside the questions where there are two panes: parts, the scene and the children, and everything still needed.
Rectangle {
    id: root

    required property TabletViewModel tablet
    readonly property CaptureViewModel capture: tablet.capture

    color: Theme.surface

    ScrollColumn {
        anchors.fill: parent
        spacing: Theme.space

        NotesLine {
            visible: root.capture.inTheRoom && root.capture.notesLine.length > 0
            width: parent.width
            capture: root.capture
        }

        PartSwitch {
            width: parent.width
            capture: root.capture
        }

        Column {
            visible: root.capture.inTheRoom
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: root.capture.tabs

                delegate: TappableCard {
                    id: tab

                    required property int index
                    required property string title
                    required property int owed
                    required property bool current

                    objectName: root.visible ? "tab." + index : ""
                    readonly property string stands: owed > 0 ? qsTr("Still needed: %1").arg(owed) : qsTr("Nothing missing")

                    text: Speech.sentences([title, stands])
                    Accessible.role: Accessible.PageTab
                    Accessible.selectable: true
                    Accessible.selected: current
                    fill: current ? Theme.accentWash : Theme.ground
                    edge: current ? Theme.accent : Theme.raised
                    width: parent ? parent.width : 0
                    onClicked: root.capture.tab = index

                    Column {
                        width: parent.width

                        PlainText {
                            width: parent.width
                            text: tab.title
                            font.family: tab.index === 0 ? Theme.sans : Theme.serif
                            font.pixelSize: Theme.label
                            Accessible.ignored: true
                        }

                        PlainText {
                            width: parent.width
                            text: tab.stands
                            color: Theme.quiet
                            font.pixelSize: Theme.small
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }

        SectionHeader {
            visible: root.capture.missing.count > 0
            width: parent.width
            text: qsTr("Still needed")
        }

        Repeater {
            model: root.capture.missing

            delegate: ActionButton {
                required property int index
                required property string path
                required property string label
                required property string where

                objectName: "missing." + index
                plain: true
                text: root.capture.tabs.count > 1 ? qsTr("%1: %2").arg(where).arg(label) : label
                width: parent ? parent.width : 0
                onClicked: root.capture.jumpTo(path)
            }
        }
    }
}
