import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Text that is stored as it is typed; the store's view of it comes back only while nobody types.
FieldControl {
    id: root

    writing: area

    TextAnswer {
        id: area

        objectName: root.field.handle
        visible: !root.field.notObtained
        focus: true
        width: parent.width
        label: root.field.label
        verbatim: root.field.verbatim
        text: root.field.text
        onTextChanged: root.field.typeFrom(textDocument)
        onActiveFocusChanged: if (!activeFocus)
            root.field.settle()
    }

    DictateButton {
        visible: root.field.verbatim && !root.field.notObtained && dictation.available
        field: root.field
        capture: root.capture
    }

    NotObtainedChip {
        visible: root.field.mayBeNotObtained
        field: root.field
    }

    Connections {
        function onChanged(): void {
            if (!root.field.isWhatStandsIn(area.textDocument))
                area.text = root.field.text;
        }

        target: root.field
    }
}
