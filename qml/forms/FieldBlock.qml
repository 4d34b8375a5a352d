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
    readonly property bool isList: field.kind === FieldViewModel.List
    readonly property bool isAges: isList && field.appearance === "age_bands"
    readonly property list<Component> bodies: [choices, choices, choices, words, moment, day, number, reference]
    property bool answersItself: false

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
            text: root.field.label
            font.pixelSize: Theme.label
            font.weight: Font.DemiBold
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
            visible: root.field.derived && !root.answersItself
            width: parent.width
            spacing: Theme.space

            PlainText {
                text: qsTr("%1 (from another answer)").arg(root.field.words)
                color: Theme.quiet
                width: Math.min(implicitWidth, parent.width)
                height: Math.max(Theme.touch, implicitHeight)
                verticalAlignment: Text.AlignVCenter
            }

            ActionButton {
                objectName: root.field.handle + ".myself"
                text: qsTr("Answer it")
                onClicked: root.answersItself = true
            }
        }

        Loader {
            id: body

            active: !root.isList && (!root.field.derived || root.answersItself)
            visible: active
            width: parent.width
            sourceComponent: root.isList ? null : root.bodies[root.field.kind]
        }

        AgeBandRow {
            visible: root.isAges
            width: parent.width
            capture: root.capture
        }

        Loader {
            id: list

            visible: active
            active: root.isList && !root.isAges && (!root.field.derived || root.answersItself)
            width: parent.width
            // Lists hold questions, which may be lists: named by file, not by type.
            Component.onCompleted: setSource("ListField.qml", {
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

    Component {
        id: choices

        ChoiceField {
            field: root.field
        }
    }

    Component {
        id: words

        WordsField {
            field: root.field
        }
    }

    Component {
        id: moment

        MomentField {
            field: root.field
        }
    }

    Component {
        id: day

        DayField {
            field: root.field
        }
    }

    Component {
        id: number

        NumberField {
            field: root.field
        }
    }

    Component {
        id: reference

        ReferenceField {
            field: root.field
        }
    }

    Connections {
        function onFocusAsked(path: string): void {
            if (path === root.field.path)
                focusing.restart();
        }

        target: root.capture
    }

    Timer {
        id: focusing

        // After the layout has settled around what has just appeared.
        interval: 1
        onTriggered: {
            root.scroller.reveal(root);
            body.forceActiveFocus();
        }
    }
}
