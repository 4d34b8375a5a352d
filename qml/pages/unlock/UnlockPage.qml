import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Whose tablet it is, and its PIN. Says plainly that unsent work is safe.
FocusScope {
    id: root

    required property TabletViewModel tablet
    readonly property UnlockViewModel unlock: tablet.unlock
    readonly property bool wide: width >= Theme.twoPanes
    /// Large text on a telephone: what went wrong and the keys come before what is always so.
    readonly property bool brief: !wide && Theme.zoom >= 1.5 && unlock.problem.length > 0

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Unlock")

    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, pane.implicitHeight + 2 * Theme.margin)
        boundsBehavior: Flickable.StopAtBounds

        Grid {
            id: pane

            anchors.centerIn: parent
            columns: root.wide ? 2 : 1
            columnSpacing: 96
            rowSpacing: Theme.margin
            horizontalItemAlignment: root.wide ? Grid.AlignLeft : Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Column {
                width: Math.min(440, root.width - 2 * Theme.margin)
                spacing: Theme.space

                Wordmark {
                    width: parent.width
                }

                PlainText {
                    visible: root.unlock.enrolled
                    width: parent.width
                    text: root.unlock.officerName
                    font.pixelSize: Theme.title
                }

                PlainText {
                    width: parent.width
                    text: root.unlock.enrolled && root.brief ? root.unlock.tabletName : root.unlock.enrolled ? qsTr("%1. Everything you wrote is safe on this tablet, also while it is locked.").arg(root.unlock.tabletName) : root.unlock.problem
                    color: Theme.quiet
                }
            }

            Column {
                visible: root.unlock.enrolled
                width: Math.min(root.wide ? 320 : 440, root.width - 2 * Theme.margin)
                spacing: Theme.space

                PlainText {
                    objectName: "unlock.state"
                    width: parent.width
                    text: root.unlock.checking ? qsTr("Opening") : root.unlock.problem.length > 0 ? root.unlock.problem : root.unlock.entered > 0 ? "●".repeat(root.unlock.entered) : qsTr("Enter your PIN")
                    color: root.unlock.problem.length > 0 ? Theme.amber : Theme.ink
                    horizontalAlignment: Text.AlignHCenter
                    font.letterSpacing: root.unlock.entered > 0 && root.unlock.problem.length === 0 ? 6 : 0
                    Accessible.name: root.unlock.entered > 0 ? qsTr("Digits entered: %1").arg(root.unlock.entered) : text
                }

                PinPad {
                    width: parent.width
                    focus: true
                    ready: root.unlock.entered >= 4 && !root.unlock.checking
                    onPressed: digit => root.unlock.press(digit)
                    onErased: root.unlock.erase()
                    onConfirmed: root.unlock.unlock()
                }
            }
        }
    }
}
