pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// Writing a record. In the room: the scene once, then one tab a child. Before you drive off: everything on one page.
PageFrame {
    id: root

    readonly property CaptureViewModel capture: tablet.capture
    /// So little room that parts and tabs scroll away with the questions.
    readonly property bool scarce: !wide && height < 600 * Theme.zoom

    title: capture.title
    backWords: qsTr("Leave")
    foot: CaptureFoot {
        Layout.fillWidth: true
        tablet: root.tablet
    }

    GridLayout {
        anchors.fill: parent
        columns: root.wide ? 2 : 1
        columnSpacing: 0
        rowSpacing: 0

        CaptureSide {
            visible: root.wide
            tablet: root.tablet
            Layout.preferredWidth: Math.round(320 * Math.min(Theme.zoom, 1.25))
            Layout.fillHeight: true
        }

        CaptureTop {
            visible: !root.wide && !root.scarce
            tablet: root.tablet
            Layout.fillWidth: true
        }

        ScrollColumn {
            id: questions

            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.margin

            ShownWhen {
                file: Qt.resolvedUrl("CaptureTop.qml")
                needed: root.scarce
                visible: needed
                width: parent.width
                tablet: root.tablet
            }

            NotesLine {
                visible: root.capture.inTheRoom && !root.wide && root.capture.notesLine.length > 0
                width: parent.width
                capture: root.capture
            }

            AmendReason {
                visible: root.capture.amending
                width: parent.width
                capture: root.capture
            }

            Repeater {
                model: root.capture.groups

                delegate: GroupPart {
                    capture: root.capture
                    scroller: questions
                    width: parent ? parent.width : 0
                }
            }

            Connections {
                function onPlaceChanged(): void {
                    if (questions.shown !== root.capture.tab + (root.capture.inTheRoom ? 0 : 1000))
                        questions.contentY = 0;
                    questions.shown = root.capture.tab + (root.capture.inTheRoom ? 0 : 1000);
                }

                target: root.capture
            }

            property int shown: 0
        }
    }
}
