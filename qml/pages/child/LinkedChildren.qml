pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Who is linked with the child already, by whom and why; parting needs a reason too.
Column {
    id: root

    required property SameChildViewModel same
    property int parting: -1

    visible: same.links.count > 0
    spacing: Theme.gap

    SectionHeader {
        width: parent.width
        text: qsTr("Linked as one child")
    }

    Repeater {
        model: root.same.links

        delegate: Column {
            id: pair

            required property int index
            required property string title
            required property string because
            required property string who
            required property bool differs

            width: root.width
            spacing: Theme.gap

            PlainText {
                width: parent.width
                text: pair.title
                font.weight: Font.DemiBold
            }

            PlainText {
                width: parent.width
                text: pair.because
            }

            PlainText {
                width: parent.width
                text: pair.who
                color: Theme.quiet
                font.pixelSize: Theme.small
            }

            PlainText {
                visible: pair.differs
                width: parent.width
                text: qsTr("Officers differ about this; both stand until somebody decides.")
                color: Theme.amber
            }

            ActionButton {
                objectName: "sameChild.part." + pair.index
                visible: root.parting !== pair.index
                text: qsTr("They are two children")
                explanation: pair.title
                onClicked: root.parting = pair.index
            }

            ReasonedAction {
                visible: root.parting === pair.index
                width: parent.width
                name: "sameChild.part." + pair.index
                ask: qsTr("They are two children, because")
                verb: qsTr("Part them")
                busy: root.same.busy
                onGiven: reason => {
                    root.parting = -1;
                    root.same.part(pair.index, reason);
                }
            }
        }
    }
}
