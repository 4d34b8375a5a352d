pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A photograph that is chosen, or a drawing made here with a finger; what the force does not allow is not offered.
FieldControl {
    id: root

    readonly property bool has: field.picture.state !== PictureViewModel.None
    property bool choosing: false
    property bool drawing: false

    // What had the cursor goes away with the choice.
    onHasChanged: if (parent && parent.activeFocus)
        Qt.callLater((has ? removeButton : chooseButton).forceActiveFocus)

    PictureFrame {
        objectName: root.field.handle + ".picture"
        picture: root.field.picture
        width: root.width
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

        ActionButton {
            id: chooseButton

            objectName: root.field.handle + ".choose"
            visible: root.field.photographsAllowed && !root.has
            text: root.choosing ? qsTr("Choose none") : qsTr("Choose a photograph")
            explanation: qsTr("From the pictures on this tablet. It is sealed at once")
            onClicked: {
                root.drawing = false;
                root.choosing = !root.choosing;
            }
        }

        ActionButton {
            objectName: root.field.handle + ".draw"
            visible: root.field.drawingsAllowed && !root.has
            text: root.drawing ? qsTr("Draw nothing") : qsTr("Draw")
            explanation: qsTr("On this screen, with a finger. For whoever cannot: say in words what it would show")
            onClicked: {
                root.choosing = false;
                root.drawing = !root.drawing;
            }
        }

        ActionButton {
            id: removeButton

            objectName: root.field.handle + ".remove"
            visible: root.has
            text: qsTr("Take the picture back")
            explanation: qsTr("What was saved before stays in the record’s history")
            onClicked: root.field.takeBack()
        }
    }

    PlainText {
        visible: root.field.chosenFile.length > 0
        width: parent.width
        text: qsTr("%1 is still among this tablet’s pictures, for anybody to see.").arg(root.field.chosenFile)
        color: Theme.amber
        font.pixelSize: Theme.small
    }

    ActionButton {
        objectName: root.field.handle + ".erase"
        visible: root.field.chosenFile.length > 0
        text: qsTr("Erase that file")
        explanation: qsTr("The picture in this record stays")
        onClicked: {
            removeButton.forceActiveFocus();
            root.field.eraseChosenFile();
        }
    }

    PictureChoice {
        objectName: root.field.handle + ".choice"
        visible: root.choosing && !root.has
        handle: root.field.handle
        width: root.width
        onVisibleChanged: if (visible)
            refresh()
        onChosen: file => {
            root.choosing = false;
            root.field.choosePicture(file);
        }
    }

    DrawingPaper {
        id: paper

        visible: root.drawing && !root.has
        handle: root.field.handle
        width: root.width
        onKept: canvas => {
            root.field.keepDrawing(canvas);
            root.drawing = false;
            paper.clear();
        }
    }
}
