import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Text that is stored as it is typed; the store's view of it comes back only while nobody types.
FieldControl {
    id: root

    TextAnswer {
        id: area

        objectName: root.field.handle
        visible: !root.field.notObtained
        focus: true
        width: parent.width
        label: root.field.label
        verbatim: root.field.verbatim
        text: root.field.text
        onTextChanged: if (text !== root.field.text)
            root.field.type(text)
        onActiveFocusChanged: if (!activeFocus)
            root.field.settle()
    }

    NotObtainedChip {
        visible: root.field.mayBeNotObtained
        field: root.field
    }

    Connections {
        function onChanged(): void {
            if (area.text !== root.field.text)
                area.text = root.field.text;
        }

        target: root.field
    }
}
