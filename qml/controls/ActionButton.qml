import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// Something that happens: in words, the one that matters filled.
T.AbstractButton {
    id: root

    property bool primary: false
    property bool plain: false
    property string explanation
    /// Beside others in a flow: as high as they are, and no wider than it.
    readonly property Flow row: parent as Flow

    implicitHeight: Math.max(primary && !row ? 56 : Theme.touch, implicitContentHeight + Theme.space)
    implicitWidth: Math.max(Theme.touch, row ? Math.min(implicitContentWidth, row.width) : implicitContentWidth)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: explanation
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.primary && !root.enabled ? Theme.raised : root.primary ? Theme.accent : root.down ? Theme.accentWash : "transparent"
        border.width: root.primary || root.plain ? 0 : 1
        border.color: Theme.line
    }

    contentItem: PlainText {
        text: root.text
        color: !root.enabled ? Theme.quiet : root.primary ? Theme.accentInk : Theme.accent
        font.pixelSize: root.primary && !root.row ? Theme.label : Theme.body
        font.weight: root.plain ? Font.Normal : Font.DemiBold
        horizontalAlignment: root.plain ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        leftPadding: root.plain ? 0 : Theme.space
        rightPadding: root.plain ? 0 : Theme.space
        lineHeight: 1
        Accessible.ignored: true
    }
}
