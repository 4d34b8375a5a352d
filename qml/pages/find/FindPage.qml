pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// Any word, any name, without a network.
PageFrame {
    id: root

    readonly property FindViewModel find: tablet.find

    title: qsTr("Find")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        LineField {
            objectName: "find.words"
            focus: true
            label: qsTr("Words to find")
            placeholderText: qsTr("Any word, any name")
            text: root.find.words
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.column
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.gap
            Layout.leftMargin: list.padding
            Layout.rightMargin: list.padding
            onTextEdited: root.find.words = text
        }

        ScrollList {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.find.found
            delegate: FoundRow {
                x: list.rowX
                width: list.rowWidth
                focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
                onClicked: root.tablet.openRecord(record)
            }

            Repeater {
                model: root.find.children

                delegate: FoundChildRow {
                    width: parent ? parent.width : 0
                    onOpened: root.tablet.openChild(id)
                }
            }

            PlainText {
                visible: root.find.searched && root.find.found.count === 0 && root.find.children.count === 0
                width: parent.width
                text: qsTr("No record on this tablet holds these words.")
                color: Theme.quiet
            }
        }
    }
}
