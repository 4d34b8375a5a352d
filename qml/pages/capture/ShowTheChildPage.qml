pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A child's own words and nothing else, large, for the child to read and put right.
PageFrame {
    id: root

    title: qsTr("What you said")
    backWords: qsTr("Done")

    ScrollColumn {
        anchors.fill: parent
        spacing: Theme.margin

        Repeater {
            model: root.tablet.capture.wordsShown

            delegate: TextAnswer {
                id: words

                required property int index
                required property FieldViewModel field

                objectName: "said." + (index + 1)
                width: parent ? parent.width : 0
                label: qsTr("What you said")
                verbatim: true
                font.pixelSize: Math.round(Theme.quote * 1.4)
                text: field.text
                onTextChanged: field.typeFrom(textDocument)
                onActiveFocusChanged: if (!activeFocus)
                    field.settle()
                Component.onDestruction: field.settle()
            }
        }

        PlainText {
            width: parent.width
            text: qsTr("Is that what you said? Anything can be changed.")
            color: Theme.quiet
            font.pixelSize: Theme.label
        }
    }
}
