import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// One line of text. The keyboard learns nothing and corrects nothing.
T.TextField {
    id: root

    property string label

    implicitHeight: Math.max(Theme.touch, contentHeight + Theme.space)
    implicitWidth: 240
    leftPadding: Theme.space
    rightPadding: Theme.space
    verticalAlignment: Text.AlignVCenter
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    placeholderTextColor: Theme.quiet
    font.family: Theme.sans
    font.pixelSize: Theme.body
    selectByMouse: true
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.description: placeholderText

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: root.activeFocus ? 2 : 1
        border.color: root.activeFocus ? Theme.accent : Theme.line
    }

    PlainText {
        visible: root.length === 0 && root.preeditText.length === 0
        anchors.fill: parent
        leftPadding: root.leftPadding
        rightPadding: root.rightPadding
        verticalAlignment: Text.AlignVCenter
        text: root.placeholderText
        color: Theme.quiet
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 14
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
