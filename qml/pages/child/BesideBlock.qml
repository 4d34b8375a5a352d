pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Both children beside each other, why they may be one and what speaks against it; linking needs a reason.
Column {
    id: root

    required property SameChildViewModel same

    spacing: Theme.space

    ActionButton {
        objectName: "sameChild.back"
        text: qsTr("Somebody else")
        onClicked: root.same.chooseNone()
    }

    PlainText {
        visible: root.same.alike.length > 0
        width: parent.width
        text: qsTr("Alike: %1").arg(root.same.alike)
        font.weight: Font.DemiBold
    }

    PlainText {
        objectName: "sameChild.unlike"
        visible: root.same.unlike.length > 0
        width: parent.width
        text: qsTr("Not alike: %1").arg(root.same.unlike)
        color: Theme.amber
        font.weight: Font.DemiBold
    }

    Repeater {
        model: root.same.facts

        delegate: Card {
            id: fact

            required property int index
            required property string label
            required property string one
            required property string other

            width: root.width
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1: %2, and %3").arg(label).arg(one.length > 0 ? one : qsTr("not known")).arg(other.length > 0 ? other : qsTr("not known"))

            Column {
                width: parent.width
                spacing: 4

                PlainText {
                    width: parent.width
                    text: fact.label
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }

                Row {
                    width: parent.width
                    spacing: Theme.space

                    PlainText {
                        width: (parent.width - parent.spacing) / 2
                        text: fact.one.length > 0 ? fact.one : qsTr("Not known")
                        color: fact.one.length > 0 ? Theme.ink : Theme.quiet
                        Accessible.ignored: true
                    }

                    PlainText {
                        width: (parent.width - parent.spacing) / 2
                        text: fact.other.length > 0 ? fact.other : qsTr("Not known")
                        color: fact.other.length > 0 ? Theme.ink : Theme.quiet
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    ReasonedAction {
        width: parent.width
        name: "sameChild.link"
        ask: qsTr("They are one child, because")
        verb: qsTr("Link them")
        busy: root.same.busy
        onGiven: reason => root.same.link(reason)
    }
}
