pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// An answer that goes back to its officer with the question that fits; another question is one tap more.
Rectangle {
    id: root

    required property ReviewViewModel review
    required property string path
    required property string label
    readonly property bool isReturned: review.returned[path] !== undefined
    readonly property string to: isReturned ? review.returned[path].to : ""
    readonly property string question: isReturned ? review.returned[path].question : ""
    readonly property string ownWords: isReturned ? review.returned[path].words : ""

    visible: isReturned
    implicitHeight: isReturned ? asked.implicitHeight + 2 * Theme.space : 0
    radius: Theme.radius
    color: Theme.accentWash

    Column {
        id: asked

        x: Theme.space
        y: Theme.space
        width: parent.width - 2 * Theme.space
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: qsTr("Goes back to %1 with your review").arg(root.to)
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
        }

        Flow {
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: root.isReturned ? root.review.questions : null

                delegate: Chip {
                    required property string name
                    required label

                    objectName: "ask." + root.path + "." + name
                    single: true
                    selected: root.question === name
                    width: Math.min(implicitWidth, asked.width)
                    onClicked: root.review.ask(root.path, name)
                }
            }
        }

        TextAnswer {
            objectName: "ask." + root.path + ".words"
            visible: root.question === "other"
            width: parent.width
            label: qsTr("Your question")
            text: root.ownWords
            onActiveFocusChanged: if (!activeFocus && root.isReturned && text !== root.ownWords)
                root.review.askInWords(root.path, text)
        }

        ActionButton {
            objectName: "keep." + root.path
            text: qsTr("Do not return it")
            explanation: root.label
            onClicked: root.review.takeBack(root.path)
        }
    }
}
