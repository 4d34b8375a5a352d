pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Choices as large chips. What says that all is well stands last, after "or".
FieldControl {
    id: root

    ChipFlow {
        width: parent.width

        Repeater {
            model: root.field.choices

            delegate: ChoiceChip {
                field: root.field
            }
        }

        NotObtainedChip {
            visible: root.field.allWellChoices.count === 0 && root.field.mayBeNotObtained
            field: root.field
        }
    }

    ChipFlow {
        visible: root.field.allWellChoices.count > 0
        width: parent.width

        PlainText {
            text: qsTr("or")
            color: Theme.quiet
            height: Math.max(Theme.touch, implicitHeight)
            verticalAlignment: Text.AlignVCenter
            rightPadding: Theme.gap
        }

        Repeater {
            model: root.field.allWellChoices

            delegate: ChoiceChip {
                field: root.field
            }
        }

        NotObtainedChip {
            visible: root.field.mayBeNotObtained
            field: root.field
        }
    }
}
