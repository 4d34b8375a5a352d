pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One question with its answer, as its form describes it.
Item {
    id: root

    required property FieldViewModel field
    required property CaptureViewModel capture
    required property ScrollColumn scroller
    property bool answersItself: false
    readonly property bool isNote: field.appearance === "note"

    function takeCursor(): void {
        ((body.item as FieldControl)?.writing ?? body).forceActiveFocus();
    }

    implicitHeight: column.implicitHeight
    objectName: "field." + field.handle
    Accessible.role: Accessible.Grouping
    Accessible.name: field.owed ? qsTr("%1, needed").arg(field.label) : field.label
    Accessible.description: field.hint

    Rectangle {
        visible: root.field.owed
        x: -12
        width: 4
        height: parent.height
        radius: 2
        color: Theme.accent
    }

    Column {
        id: column

        width: parent.width
        spacing: Theme.gap

        PlainText {
            width: parent.width
            // A note that names an answer says it anew with each answer.
            text: root.isNote && root.field.words.length > 0 ? root.field.words : root.field.label
            font.pixelSize: root.isNote ? Theme.body : Theme.label
            font.weight: root.isNote ? Font.Normal : Font.DemiBold
            Accessible.ignored: true
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.field.hint
            color: Theme.quiet
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        Flow {
            visible: root.field.derived && !root.answersItself && !root.isNote
            width: parent.width
            spacing: Theme.space

            TextMetrics {
                id: oneLine

                font: derivedWords.font
                text: derivedWords.text
            }

            PlainText {
                id: derivedWords

                text: qsTr("%1 (from another answer)").arg(root.field.words)
                color: Theme.quiet
                // Not by its own implicit width: that follows the width where words break in their middle.
                width: Math.min(Math.ceil(oneLine.advanceWidth) + 1, parent.width)
                height: Math.max(myself.visible ? myself.height : Theme.touch, implicitHeight)
                verticalAlignment: Text.AlignVCenter
            }

            ActionButton {
                id: myself

                visible: !root.field.onlyShown
                objectName: root.field.handle + ".myself"
                text: qsTr("Answer it")
                onClicked: root.answersItself = true
            }
        }

        Loader {
            id: body

            visible: active
            active: !root.field.onlyShown && (!root.field.derived || root.answersItself)
            width: parent.width
            // By file and not by type: a list holds questions, which may be lists.
            Component.onCompleted: setSource(root.field.control + ".qml", {
                    "field": root.field,
                    "capture": root.capture,
                    "scroller": root.scroller
                })
        }

        ReasonPicker {
            visible: root.field.askingReason
            width: parent.width
            field: root.field
        }

        TextAnswer {
            visible: root.field.reasonAsksNote
            objectName: root.field.handle + ".note"
            width: parent.width
            label: qsTr("The reason, in your words")
            text: root.field.reasonNote
            onTextChanged: if (text !== root.field.reasonNote && visible)
                root.field.type(text)
            onActiveFocusChanged: if (!activeFocus)
                root.field.settle()
        }

        PlainText {
            visible: text.length > 0
            width: parent.width
            text: root.field.breach
            color: Theme.red
        }
    }
}
