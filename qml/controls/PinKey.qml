import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// One key of the PIN pad.
T.AbstractButton {
    id: root

    property bool small: false
    property bool filled: false

    implicitHeight: 64
    implicitWidth: 88
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.filled ? Theme.accent : root.down ? Theme.accentWash : Theme.surface
        border.width: root.visualFocus ? 3 : 1
        border.color: root.visualFocus ? Theme.accent : Theme.raised
    }

    contentItem: PlainText {
        text: root.text
        color: root.filled ? Theme.accentInk : root.enabled ? Theme.ink : Theme.quiet
        font.pixelSize: root.small ? Math.min(Theme.body, 20) : Theme.title
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        leftPadding: 6
        rightPadding: 6
    }
}
