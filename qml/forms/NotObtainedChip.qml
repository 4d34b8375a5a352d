import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// "Not obtained" is one tap, its reason the second; a third tap takes it back.
Chip {
    id: root

    required property FieldViewModel field

    objectName: visible ? field.handle + ".not_obtained" : ""
    label: field.notObtained && !field.derived ? qsTr("Not obtained: %1").arg(field.reasonWords) : qsTr("Not obtained")
    selected: field.notObtained && !field.derived
    subdued: true
    onClicked: field.notObtained && !field.derived ? field.takeBack() : field.askReason()
}
