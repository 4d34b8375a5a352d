import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// A choice in words: one tap takes it, another takes it back.
T.AbstractButton {
    id: root

    property string label
    property bool selected: false
    property bool single: false
    property bool subdued: false

    text: label
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + Theme.space)
    implicitWidth: Math.max(Theme.touch, implicitContentWidth)
    focusPolicy: Qt.StrongFocus
    Accessible.role: single ? Accessible.RadioButton : Accessible.CheckBox
    Accessible.name: label
    Accessible.checkable: true
    Accessible.checked: selected
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: height / 2 > 24 ? 24 : height / 2
        color: root.selected ? Theme.accent : root.down ? Theme.accentWash : root.subdued ? "transparent" : Theme.raised
        border.width: 1
        border.color: root.selected ? Theme.accent : Theme.line
    }

    contentItem: PlainText {
        text: root.label
        color: root.selected ? Theme.accentInk : root.subdued ? Theme.quiet : Theme.ink
        font.weight: root.selected ? Font.DemiBold : Font.Normal
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        leftPadding: Theme.space
        rightPadding: Theme.space
        lineHeight: 1
        Accessible.ignored: true
    }
}
