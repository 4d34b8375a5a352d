import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import SeenHeard
import SeenHeard.ViewModels

/// What went wrong or was done, in words, until it was read. Never in the way of writing.
Rectangle {
    id: root

    required property TabletViewModel tablet
    readonly property bool stacked: width < 480 * Theme.zoom

    implicitHeight: grid.implicitHeight + Theme.space
    color: tablet.noticeIsTrouble ? Theme.amberWash : Theme.accentWash
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: root.width < Theme.narrow ? Theme.space : Theme.margin
        anchors.rightMargin: Theme.gap
        columns: root.stacked ? 1 : 2
        columnSpacing: Theme.space
        rowSpacing: Theme.gap

        // However long it is and however large, the page keeps more than half of the window.
        Flickable {
            implicitHeight: Math.min(words.implicitHeight, (root.Window.window?.height ?? 800) * 0.35)
            contentHeight: words.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            Layout.fillWidth: true
            T.ScrollBar.vertical: ScrollMark {
            }

            PlainText {
                id: words

                width: parent.width
                text: root.tablet.notice
                color: root.tablet.noticeIsTrouble ? Theme.amber : Theme.ink
            }
        }

        ActionButton {
            objectName: "notice.understood"
            text: qsTr("Understood")
            Layout.alignment: Qt.AlignRight
            onClicked: root.tablet.dismissNotice()
        }
    }
}
