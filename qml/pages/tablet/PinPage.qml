import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The PIN pad of an open tablet: what is to be entered, the rules before it, and what went wrong.
PageFrame {
    id: root

    readonly property PinViewModel pin: tablet.pin
    readonly property bool beside: width >= Theme.twoPanes

    title: pin.title

    ScrollColumn {
        anchors.fill: parent

        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            columns: root.beside ? 2 : 1
            columnSpacing: 96
            rowSpacing: Theme.margin
            horizontalItemAlignment: root.beside ? Grid.AlignLeft : Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            PlainText {
                objectName: "pin.explains"
                width: Math.min(440, root.width - 2 * Theme.margin)
                text: root.pin.explains
                color: Theme.quiet
            }

            Column {
                width: Math.min(root.beside ? 320 : 440, root.width - 2 * Theme.margin)
                spacing: Theme.space

                PlainText {
                    objectName: "pin.asks"
                    width: parent.width
                    text: root.pin.asks
                    font.pixelSize: Theme.label
                    font.weight: Font.DemiBold
                    horizontalAlignment: Text.AlignHCenter
                }

                PlainText {
                    objectName: "pin.state"
                    width: parent.width
                    text: root.pin.checking ? qsTr("Checking") : root.pin.problem.length > 0 ? root.pin.problem : root.pin.entered > 0 ? "●".repeat(root.pin.entered) : qsTr("Nothing entered yet")
                    color: root.pin.problem.length > 0 ? Theme.amber : root.pin.entered > 0 ? Theme.ink : Theme.quiet
                    horizontalAlignment: Text.AlignHCenter
                    font.letterSpacing: root.pin.entered > 0 && root.pin.problem.length === 0 ? 6 : 0
                    Accessible.name: root.pin.entered > 0 ? qsTr("Digits entered: %1").arg(root.pin.entered) : text
                }

                PinPad {
                    width: parent.width
                    focus: true
                    confirmWords: root.pin.confirms
                    ready: root.pin.entered >= 4 && !root.pin.checking
                    onPressed: digit => root.pin.press(digit)
                    onErased: root.pin.erase()
                    onConfirmed: root.pin.confirm()
                }
            }
        }
    }
}
