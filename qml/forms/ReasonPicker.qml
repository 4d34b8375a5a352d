pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Why an answer was not obtained.
Rectangle {
    id: root

    required property FieldViewModel field

    implicitHeight: column.implicitHeight + 2 * Theme.space
    radius: Theme.radius
    color: Theme.raised

    Column {
        id: column

        x: Theme.space
        y: Theme.space
        width: root.width - 2 * Theme.space
        spacing: Theme.gap

        PlainText {
            text: qsTr("Why not?")
            font.weight: Font.DemiBold
        }

        ChipFlow {
            width: parent.width

            Repeater {
                model: root.field.reasons

                delegate: ReasonChip {
                    field: root.field
                }
            }
        }
    }
}
