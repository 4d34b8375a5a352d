import QtQuick
import QtQuick.Templates as T
import SeenHeard
import SeenHeard.ViewModels

/// A picture of a record, small until it is tapped; in words where it cannot be seen.
T.AbstractButton {
    id: root

    /// Null where there is none.
    required property PictureViewModel picture
    property bool large: false
    property bool captioned: true
    readonly property int pictureState: picture ? picture.state : PictureViewModel.None
    readonly property bool isShown: pictureState === PictureViewModel.Shown
    readonly property real aspect: picture ? picture.aspect : 1
    readonly property real smallWidth: Math.min(width, 220, 160 / aspect)
    readonly property string words: picture ? picture.words : ""

    implicitHeight: Math.max(Theme.touch, column.implicitHeight)
    visible: pictureState !== PictureViewModel.None
    enabled: isShown
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: Speech.sentences([words, trouble.text])
    Accessible.description: large ? qsTr("Shown large; tap to make it small") : qsTr("Tap to see it large")
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    onClicked: large = !large

    background: Rectangle {
        radius: Theme.radius
        color: "transparent"
        border.width: root.visualFocus ? 3 : 0
        border.color: Theme.accent
    }

    Column {
        id: column

        width: root.width
        spacing: 4

        PictureCanvas {
            visible: root.isShown
            picture: root.picture
            width: root.large ? root.width : root.smallWidth
            height: width * root.aspect

            Rectangle {
                anchors.fill: parent
                color: "transparent"
                border.width: 1
                border.color: Theme.line
            }
        }

        PlainText {
            visible: root.captioned
            width: parent.width
            text: root.words
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        PlainText {
            id: trouble

            visible: text.length > 0
            width: parent.width
            text: root.picture ? root.picture.trouble : ""
            color: root.pictureState === PictureViewModel.Damaged ? Theme.red : Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }
    }
}
