pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard

/// Who the tablet is enrolled to and what it stands on; how screens look.
PageFrame {
    id: root

    title: qsTr("This tablet")

    ScrollColumn {
        anchors.fill: parent

        Card {
            width: parent.width

            Column {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: root.tablet.facts

                    delegate: Column {
                        id: fact

                        required property string label
                        required property string words

                        visible: words.length > 0
                        width: parent ? parent.width : 0

                        PlainText {
                            width: parent.width
                            text: fact.label
                            color: Theme.quiet
                            font.pixelSize: Theme.small
                        }

                        PlainText {
                            width: parent.width
                            text: fact.words
                        }
                    }
                }
            }
        }

        LookChoices {
            width: parent.width
            appearance: root.tablet.appearance
        }
    }
}
