import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// Something that happens: in words, the one that matters filled.
T.AbstractButton {
    id: root

    property bool primary: false
    property bool danger: false
    property string explanation

    implicitHeight: Math.max(primary ? 56 : Theme.touch, implicitContentHeight + Theme.space)
    implicitWidth: implicitContentWidth
    opacity: enabled ? 1 : 0.6
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: explanation
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.primary ? Theme.accent : root.down ? Theme.accentWash : "transparent"
        border.width: root.visualFocus ? 3 : root.primary ? 0 : 1
        border.color: root.visualFocus ? (root.primary ? Theme.ink : Theme.accent) : Theme.line
    }

    contentItem: PlainText {
        text: root.text
        color: root.primary ? Theme.accentInk : root.danger ? Theme.red : Theme.accent
        font.pixelSize: root.primary ? Theme.label : Theme.body
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        leftPadding: Theme.space
        rightPadding: Theme.space
        lineHeight: 1
    }
}
