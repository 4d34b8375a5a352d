import QtQuick
import SeenHeard

/// One key of the PIN pad. Stands on nothing but Qt Quick: Unlock is the page that somebody waits for.
Rectangle {
    id: root

    required property string text
    property bool small: false
    property bool filled: false

    signal clicked

    implicitHeight: 64
    implicitWidth: 88
    radius: Theme.radius
    color: root.filled ? Theme.accent : touch.pressed ? Theme.accentWash : Theme.surface
    border.width: root.activeFocus ? 3 : 1
    border.color: root.activeFocus ? Theme.ink : Theme.raised
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.focused: activeFocus
    Accessible.onPressAction: root.clicked()
    Keys.onSpacePressed: root.clicked()

    MouseArea {
        id: touch

        anchors.fill: parent
        onClicked: root.clicked()
    }

    PlainText {
        anchors.fill: parent
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
        Accessible.ignored: true
    }
}
