pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Something that the tablet knows (a school, a person), found by typing a few letters.
FieldControl {
    id: root

    Chip {
        visible: root.field.answered && !root.field.notObtained
        objectName: root.field.handle + ".picked"
        label: root.field.words
        selected: true
        width: Math.min(implicitWidth, root.width)
        onClicked: root.field.takeBack()
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

        LineField {
            id: search

            visible: !root.field.answered || root.field.notObtained
            objectName: root.field.handle
            label: root.field.label
            placeholderText: qsTr("Type to find")
            width: Math.min(360 * Theme.zoom, root.width)
            onTextEdited: root.field.lookUp(text)
        }

        NotObtainedChip {
            visible: root.field.mayBeNotObtained
            field: root.field
        }
    }

    Repeater {
        model: root.field.found

        delegate: TappableCard {
            id: hit

            required property int index
            required property string id
            required property string kind
            required property string title
            required property string detail

            objectName: root.field.handle + ".found." + index
            visible: search.visible && search.length > 0
            text: title
            width: root.width
            onClicked: root.field.pick(kind, id)

            Column {
                width: parent.width

                PlainText {
                    width: parent.width
                    text: hit.title
                    Accessible.ignored: true
                }

                PlainText {
                    width: parent.width
                    text: hit.detail
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }
            }
        }
    }
}
