import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// What the review still needs; when nothing is missing, one tap ends it.
Rectangle {
    id: root

    required property TabletViewModel tablet
    readonly property CaptureViewModel capture: tablet.capture
    readonly property bool done: capture.missingHere === 0

    readonly property bool stacked: width < 400 * Theme.zoom

    /// The review's own questions are wanted.
    signal judged

    implicitHeight: grid.implicitHeight + 2 * Theme.gap
    color: Theme.surface

    GridLayout {
        id: grid

        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.leftMargin: Theme.space
        anchors.rightMargin: Theme.space
        columns: root.width < 600 * Theme.zoom ? 2 : 3
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        PlainText {
            visible: text.length > 0
            text: root.capture.savedWords
            color: Theme.quiet
            font.pixelSize: Theme.small
            Layout.fillWidth: true
        }

        ActionButton {
            objectName: "review.undo"
            visible: root.capture.undoWords.length > 0
            text: qsTr("Undo")
            explanation: root.capture.undoWords
            onClicked: root.capture.undo()
        }

        ActionButton {
            objectName: "review.done"
            primary: root.done
            enabled: !root.tablet.whatFollows.submitting
            text: root.done ? qsTr("I have reviewed it") : root.stacked ? qsTr("%1 still needed").arg(root.capture.missingHere) : root.capture.nextWords
            Layout.fillWidth: grid.columns === 2
            Layout.alignment: Qt.AlignRight
            Layout.columnSpan: grid.columns === 2 ? 2 : 1
            onClicked: {
                if (root.done) {
                    root.tablet.whatFollows.submit();
                } else {
                    root.judged();
                    root.capture.jumpToMissing();
                }
            }
        }
    }
}
