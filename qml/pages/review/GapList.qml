pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What the record could say and does not: each can be asked for.
Column {
    id: root

    required property ReviewViewModel review

    visible: review.gaps.count > 0
    spacing: Theme.space

    SectionHeader {
        width: parent.width
        text: qsTr("Not in the record")
    }

    PlainText {
        width: parent.width
        text: qsTr("A tap asks for it.")
        color: Theme.quiet
        font.pixelSize: Theme.small
    }

    Repeater {
        model: root.review.gaps

        delegate: Column {
            id: gap

            required property string path
            required property string label

            width: root.width
            spacing: 4

            ActionButton {
                objectName: "return." + gap.path
                visible: root.review.returned[gap.path] === undefined
                plain: true
                text: gap.label
                explanation: qsTr("Goes back to its officer with a question")
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.review.giveBack(gap.path)
            }

            PlainText {
                visible: root.review.returned[gap.path] !== undefined
                width: parent.width
                text: gap.label
            }

            ReturnBlock {
                width: parent.width
                review: root.review
                path: gap.path
                label: gap.label
            }
        }
    }
}
