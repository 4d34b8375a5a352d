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
    readonly property bool stacked: width < 480 * Theme.zoom

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Keys.onBackPressed: tablet.navigation.back()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Item {
            Layout.fillWidth: true
            implicitHeight: Math.max(60, top.implicitHeight + 12)

            PointHandler {
                onPointChanged: if (active && point.position.y - point.pressPosition.y > 60)
                    root.tablet.covered = true
            }

            GridLayout {
                id: top

                anchors.fill: parent
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: Theme.gap
                columnSpacing: Theme.gap
                rowSpacing: 4
                columns: 4

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
                    // Where it stands first in its line it begins where the page does.
                    leftPadding: root.stacked || !root.hasBack ? (root.width < Theme.narrow ? Theme.space : Theme.margin) - Theme.gap : Theme.gap / 2
                    Layout.fillWidth: true
                    Layout.row: root.stacked ? 1 : 0
                    Layout.column: root.stacked ? 0 : 1
                    Layout.columnSpan: root.stacked ? 4 : 1
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }

                RowLayout {
                    id: extras

                    spacing: Theme.gap
                    Layout.row: 0
                    Layout.column: 2
                    Layout.fillWidth: root.stacked
                    Layout.alignment: Qt.AlignRight
                }

                ActionButton {
                    objectName: "coverNow"
                    text: qsTr("Cover")
                    explanation: qsTr("Hides everything on screen; pulling the top of the page down does the same")
                    Layout.row: 0
                    Layout.column: 3
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
            Layout.fillHeight: false
        }
    }
}
