import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One choice of a question.
Chip {
    id: root

    required property FieldViewModel field
    required property string name
    required property bool chosen
    required property string words

    objectName: field.handle + "." + name
    label: words
    selected: chosen
    single: field.kind !== FieldViewModel.Many
    width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)
    onClicked: field.choose(name)
}
