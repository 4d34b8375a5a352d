import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// In the room, or before driving off. What the officer makes of it is never asked indoors.
ChipFlow {
    id: root

    required property CaptureViewModel capture

    visible: capture.hasTwoParts

    Chip {
        objectName: "part.inTheRoom"
        label: qsTr("In the room")
        single: true
        selected: root.capture.inTheRoom
        width: Math.min(implicitWidth, root.width)
        onClicked: root.capture.inTheRoom = true
    }

    Chip {
        objectName: "part.beforeYouDriveOff"
        label: qsTr("Before you drive off")
        single: true
        selected: !root.capture.inTheRoom
        width: Math.min(implicitWidth, root.width)
        onClicked: root.capture.inTheRoom = false
    }
}
