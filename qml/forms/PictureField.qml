pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A photograph that is taken or chosen, or a drawing made here with a finger; what the force does not allow is not offered.
FieldControl {
    id: root

    readonly property bool has: field.picture.state !== PictureViewModel.None
    property bool choosing: false
    property bool drawing: false
    property bool taking: false
    readonly property CameraViewModel camera: capture.camera

    onTakingChanged: taking ? camera.look() : camera.close()
    Component.onDestruction: if (taking)
        camera.close()

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
            objectName: root.field.handle + ".camera"
            visible: root.camera.available && root.field.photographsAllowed && !root.has
            text: root.taking ? qsTr("Close the camera") : qsTr("Take a photograph")
            explanation: qsTr("Sealed at once; it is nowhere else on this tablet")
            onClicked: {
                root.choosing = root.drawing = false;
                root.taking = !root.taking;
            }
        }

        ActionButton {
            id: chooseButton

            objectName: root.field.handle + ".choose"
            visible: root.field.photographsAllowed && !root.has
            text: root.choosing ? qsTr("Choose none") : qsTr("Choose a photograph")
            explanation: qsTr("From the pictures on this tablet. It is sealed at once")
            onClicked: {
                root.drawing = root.taking = false;
                root.choosing = !root.choosing;
            }
        }

        ActionButton {
            objectName: root.field.handle + ".draw"
            visible: root.field.drawingsAllowed && !root.has
            text: root.drawing ? qsTr("Draw nothing") : qsTr("Draw")
            explanation: qsTr("On this screen, with a finger. For whoever cannot: say in words what it would show")
            onClicked: {
                root.choosing = root.taking = false;
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

    PlainText {
        objectName: root.field.handle + ".camera.trouble"
        visible: text.length > 0 && !root.has
        width: parent.width
        text: root.camera.trouble
        color: Theme.amber
    }

    CameraFrame {
        visible: root.taking && !root.has
        handle: root.field.handle
        camera: root.camera
        width: root.width
        onTaken: root.field.keepPhotograph(root.camera)
    }

    Connections {
        // Taken, failed, or closed because the tablet was covered.
        function onChanged(): void {
            root.taking = root.taking && root.camera.open;
        }

        target: root.camera
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
