import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// One reason why an answer was not obtained.
Chip {
    id: root

    required property FieldViewModel field
    required property string name
    required property bool chosen
    required property string words

    objectName: field.handle + ".reason." + name
    label: words
    selected: chosen
    single: true
    width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)
    onClicked: field.giveReason(name, "")
}
