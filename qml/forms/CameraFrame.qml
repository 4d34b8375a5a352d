import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What the camera sees, and one tap to keep it.
Column {
    id: root

    required property string handle
    required property CameraViewModel camera

    signal taken

    spacing: Theme.gap

    PlainText {
        visible: !root.camera.sees
        width: parent.width
        text: qsTr("The camera is opening.")
        color: Theme.quiet
    }

    CameraCanvas {
        objectName: root.handle + ".seen"
        visible: root.camera.sees
        camera: root.camera
        width: Math.min(root.width, 480 / root.camera.aspect)
        height: width * root.camera.aspect
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("What the camera sees now")
    }

    ActionButton {
        objectName: root.handle + ".take"
        primary: true
        enabled: root.camera.sees
        text: qsTr("Take it")
        onClicked: root.taken()
    }
}
