pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The scene, a child or an adult of a record. A name stands whole: this page is not read in the room.
Column {
    id: root

    required property RecordGroupViewModel group
    required property TabletViewModel tablet
    /// Where the record is being reviewed: its answers can be returned.
    property ReviewViewModel review: null

    spacing: Theme.space

    PlainText {
        width: parent.width
        text: root.group.title
        font.family: root.group.isScene ? Theme.sans : Theme.serif
        font.pixelSize: Theme.heading
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    ActionButton {
        objectName: "life." + root.group.person
        visible: root.group.person.length > 0
        width: Math.min(implicitWidth, parent.width)
        text: qsTr("Every contact with this child")
        explanation: root.group.initials
        onClicked: root.tablet.openChild(root.group.person)
    }

    Repeater {
        model: GrowingRows {
            rows: root.group.cards
            growth: PageGrowth
        }

        delegate: AnswerCard {
            record: root.tablet.record
            review: root.review
            width: root.width
        }
    }
}
