pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Over the page that asked: the PIN again, or why somebody looks. Then the page goes on.
FocusScope {
    id: root

    required property TabletViewModel tablet
    readonly property AskFirstViewModel ask: tablet.askFirst

    objectName: "ask"
    Accessible.role: Accessible.Dialog
    Accessible.name: root.ask.asksPin ? qsTr("Enter your PIN again") : qsTr("Why are you looking?")
    Keys.onEscapePressed: root.ask.refuse()
    Component.onCompleted: forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    MouseArea {
        anchors.fill: parent
    }

    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, pane.implicitHeight + 2 * Theme.margin)
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: pane

            anchors.centerIn: parent
            width: Math.min(440, root.width - 2 * Theme.margin)
            spacing: Theme.space

            PlainText {
                width: parent.width
                text: root.Accessible.name
                font.pixelSize: Theme.title
                Accessible.role: Accessible.Heading
            }

            PlainText {
                width: parent.width
                text: root.ask.asksPin ? qsTr("Other officers wrote this, and your PIN was entered a while ago.") : qsTr("Other officers wrote this. Your reason is kept with the note that you looked.")
                color: Theme.quiet
            }

            PlainText {
                objectName: "ask.state"
                visible: root.ask.asksPin
                width: parent.width
                text: root.ask.checking ? qsTr("Checking") : root.ask.problem.length > 0 ? root.ask.problem : "●".repeat(root.ask.entered)
                color: root.ask.problem.length > 0 ? Theme.amber : Theme.ink
                horizontalAlignment: Text.AlignHCenter
                Accessible.name: root.ask.problem.length > 0 ? root.ask.problem : qsTr("Digits entered: %1").arg(root.ask.entered)
            }

            PinPad {
                visible: root.ask.asksPin
                width: parent.width
                focus: visible
                ready: root.ask.entered >= 4 && !root.ask.checking
                confirmWords: qsTr("Go on")
                onPressed: digit => root.ask.press(digit)
                onErased: root.ask.erase()
                onConfirmed: root.ask.confirm()
            }

            Repeater {
                model: root.ask.asksPin ? null : root.ask.reasons

                delegate: ActionButton {
                    required property string name
                    required property string label

                    objectName: "ask." + name
                    width: pane.width
                    text: label
                    onClicked: root.ask.say(name)
                }
            }

            ActionButton {
                objectName: "ask.refuse"
                width: parent.width
                text: qsTr("Not now")
                onClicked: root.ask.refuse()
            }
        }
    }
}
