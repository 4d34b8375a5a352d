pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// One finding on which officers differ: two truths, side by side.
Column {
    id: root

    required property DifferenceCardViewModel card
    required property DifferencesViewModel differences
    required property int index
    readonly property bool sideBySide: width > 560
    property int chosen: -1

    signal recordAsked(string record)

    spacing: Theme.space

    PlainText {
        visible: text.length > 0
        width: parent.width
        text: root.card.about
        font.family: Theme.serif
        font.pixelSize: Theme.heading
    }

    PlainText {
        width: parent.width
        text: qsTr("%1 · %2").arg(root.card.label).arg(root.card.title)
        color: Theme.quiet
    }

    PlainText {
        objectName: "difference." + root.index + ".reopened"
        visible: text.length > 0
        width: parent.width
        text: root.card.reopened
        color: Theme.amber
    }

    GridLayout {
        width: parent.width
        columns: root.sideBySide ? 2 : 1
        columnSpacing: Theme.space
        rowSpacing: Theme.space

        Repeater {
            model: root.card.heads

            delegate: DifferenceChoice {
                objectName: "difference." + root.index + "." + index
                mayDecide: root.differences.mayDecide
                chosen: root.chosen === index
                why: root.card.why
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onTaken: root.chosen = index
            }
        }
    }

    DecideBox {
        visible: root.differences.mayDecide && root.chosen >= 0
        width: parent.width
        name: "decide." + root.index
        words: root.chosen >= 0 ? root.card.wordsOf(root.chosen) : ""
        onDecided: reason => root.differences.decide(root.card, root.chosen, reason)
    }

    ActionButton {
        objectName: "difference." + root.index + ".record"
        text: qsTr("Open the record")
        onClicked: root.recordAsked(root.card.record)
    }
}
