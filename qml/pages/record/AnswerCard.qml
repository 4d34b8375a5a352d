pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// One answer with every value that stands. A difference shows its values side by side; accounts are stacked.
Column {
    id: root

    required property CardViewModel card
    required property RecordViewModel record
    property ReviewViewModel review: null
    readonly property bool sideBySide: card.difference && width > 560

    spacing: Theme.space

    SectionHeader {
        visible: root.card.section.length > 0
        width: parent.width
        text: root.card.section
    }

    Rectangle {
        width: root.width
        implicitHeight: column.implicitHeight + 2 * Theme.space
        radius: Theme.radius
        color: root.card.opinion ? Theme.opinion : Theme.surface
        border.width: 1
        border.color: root.card.difference ? Theme.amber : Theme.raised

        Column {
            id: column

            x: Theme.space
            y: Theme.space
            width: parent.width - 2 * Theme.space
            spacing: Theme.gap

            RowLayout {
                width: parent.width
                spacing: Theme.gap

                PlainText {
                    text: root.card.label
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Layout.fillWidth: true
                }

                ActionButton {
                    objectName: "history." + root.card.path
                    visible: root.card.path.length > 0 && root.review === null
                    plain: true
                    text: qsTr("History")
                    explanation: root.card.label
                    onClicked: root.record.showHistory(root.card.path, root.card.label)
                }

                ActionButton {
                    objectName: "return." + root.card.path
                    visible: root.card.path.length > 0 && root.review !== null && root.review.returned[root.card.path] === undefined
                    plain: true
                    text: qsTr("Return it")
                    explanation: qsTr("%1: goes back to its officer with a question").arg(root.card.label)
                    onClicked: root.review.giveBack(root.card.path)
                }
            }

            PlainText {
                visible: root.card.difference || root.card.severalAccounts
                width: parent.width
                text: root.card.difference ? qsTr("Officers differ. Both stand until somebody decides.") : root.card.agree ? qsTr("Officers say the same.") : qsTr("More than one account. All stand.")
                color: root.card.difference ? Theme.amber : Theme.quiet
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
            }

            Grid {
                width: parent.width
                columns: root.sideBySide ? 2 : 1
                spacing: Theme.gap

                Repeater {
                    model: root.card.heads

                    delegate: HeadBlock {
                        required property int index

                        repeated: root.card.agree && index > 0
                        quotation: root.card.quotation
                        notAlone: root.card.notAlone
                        difference: root.card.difference
                        width: root.sideBySide ? (column.width - Theme.gap) / 2 : column.width
                    }
                }
            }

            PictureFrame {
                objectName: "picture." + root.card.path
                picture: root.card.picture
                captioned: false
                width: parent.width
            }

            Repeater {
                model: root.card.details

                delegate: PlainText {
                    required property string label
                    required property string words

                    text: label.endsWith("?") ? qsTr("%1 %2").arg(label).arg(words) : qsTr("%1: %2").arg(label).arg(words)
                    font.pixelSize: Theme.small
                    width: column.width
                }
            }

            Loader {
                width: parent.width
                visible: status === Loader.Ready
                Component.onCompleted: if (root.review !== null && root.card.path.length > 0)
                    setSource(Qt.resolvedUrl("../review/ReturnBlock.qml"), {
                            "review": root.review,
                            "path": root.card.path,
                            "label": root.card.label
                        })
            }
        }
    }
}
