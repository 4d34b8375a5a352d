import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// Text of any length that grows with what is written. Somebody's own words stand large, in serif, on paper.
T.TextArea {
    id: root

    property string label
    property bool verbatim: false

    implicitHeight: Math.max(Theme.touch, contentHeight + topPadding + bottomPadding)
    implicitWidth: 240
    topPadding: 12
    bottomPadding: 12
    leftPadding: verbatim ? Math.round(24 + 20 * Theme.zoom) : Theme.space
    rightPadding: Theme.space
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    color: verbatim ? Theme.wordsInk : Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.family: verbatim ? Theme.serif : Theme.sans
    font.pixelSize: verbatim ? Theme.quote : Theme.body
    selectByMouse: true
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    Accessible.role: Accessible.EditableText
    Accessible.name: label
    Accessible.multiLine: true
    KeyNavigation.priority: KeyNavigation.BeforeItem
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    background: Rectangle {
        radius: Theme.radius
        color: root.verbatim ? Theme.words : Theme.surface
        border.width: root.activeFocus ? 2 : 1
        border.color: root.activeFocus ? Theme.accent : root.verbatim ? Theme.wordsQuiet : Theme.line

        PlainText {
            visible: root.verbatim
            x: 12
            y: 0
            text: "“"
            color: Theme.wordsQuiet
            font.family: Theme.serif
            font.pixelSize: Math.round(Theme.quote * 1.6)
            Accessible.ignored: true
        }
    }
}
