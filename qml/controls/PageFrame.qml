import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// What every page has: the way back, its name, and one gesture that covers everything.
FocusScope {
    id: root

    required property TabletViewModel tablet
    property string title
    property string backWords: qsTr("Back")
    property bool hasBack: tablet.navigation.canGoBack
    default property alias content: body.data
    property alias foot: footer.data
    property alias extra: extras.data
    readonly property bool wide: width >= Theme.twoPanes

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Keys.onBackPressed: tablet.navigation.back()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Item {
            Layout.fillWidth: true
            implicitHeight: Math.max(60, top.implicitHeight + 12)

            DragHandler {
                target: null
                onTranslationChanged: if (active && translation.y > 40)
                    root.tablet.covered = true
            }

            RowLayout {
                id: top

                anchors.fill: parent
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: Theme.gap
                spacing: Theme.gap

                ActionButton {
                    objectName: "back"
                    visible: root.hasBack
                    text: root.backWords
                    onClicked: root.tablet.navigation.back()
                }

                PlainText {
                    text: root.title
                    font.pixelSize: Theme.label
                    font.weight: Font.DemiBold
                    leftPadding: root.hasBack ? Theme.gap : Theme.space
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }

                RowLayout {
                    id: extras

                    spacing: Theme.gap
                }

                ActionButton {
                    objectName: "coverNow"
                    text: qsTr("Cover")
                    explanation: qsTr("Hides everything on screen; pulling the top of the page down does the same")
                    onClicked: root.tablet.covered = true
                }
            }
        }

        Item {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
        }

        ColumnLayout {
            id: footer

            spacing: 0
            Layout.fillWidth: true
        }
    }
}
