pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Where on the body: a tap on a drawing, or the same places as a list of words.
FieldControl {
    id: root

    property bool asList: false
    readonly property bool wide: width >= 560
    readonly property real panel: wide ? (width - 3 * Theme.space) / 4 : (width - Theme.space) / 2

    Flow {
        visible: !root.asList
        width: root.width
        spacing: Theme.space

        BodyPicture {
            objectName: root.field.handle + ".face"
            field: root.field
            view: BodyDrawing.Face
            caption: qsTr("Face")
            width: root.panel
        }

        BodyPicture {
            objectName: root.field.handle + ".backOfHead"
            field: root.field
            view: BodyDrawing.BackOfHead
            caption: qsTr("Back of the head")
            width: root.panel
        }

        BodyPicture {
            objectName: root.field.handle + ".front"
            field: root.field
            view: BodyDrawing.Front
            caption: qsTr("Front")
            width: root.panel
        }

        BodyPicture {
            objectName: root.field.handle + ".back"
            field: root.field
            view: BodyDrawing.Back
            caption: qsTr("Back")
            width: root.panel
        }
    }

    PlainText {
        visible: !root.asList && root.field.answered
        width: root.width
        text: root.field.words
        font.weight: Font.DemiBold
    }

    ChoiceField {
        visible: root.asList
        width: root.width
        field: root.field
        capture: root.capture
        scroller: root.scroller
    }

    ActionButton {
        objectName: root.field.handle + ".list"
        width: Math.min(implicitWidth, parent.width)
        text: root.asList ? qsTr("Show the drawings") : qsTr("Choose from a list instead")
        explanation: qsTr("The same places in words, for whoever cannot see the drawings")
        onClicked: root.asList = !root.asList
    }
}
