pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Who this child may be, and why: nobody is linked but by a tap, and a tap takes it back. In the room only initials
/// and age stand here.
Column {
    id: root

    /// Null where nobody can be offered.
    required property ItemViewModel child
    readonly property string linkedWith: child ? child.linkedWith : ""

    spacing: Theme.gap

    PlainText {
        visible: offers.count > 0
        width: parent.width
        text: qsTr("May be known already")
        color: Theme.quiet
        font.pixelSize: Theme.small
    }

    Repeater {
        id: offers

        model: root.child ? root.child.mayBe : null

        delegate: Card {
            id: offer

            required property int index
            required property string id
            required property string initials
            required property string title
            required property string alike
            required property string unlike
            required property bool likely

            width: root.width

            Column {
                width: parent.width
                spacing: Theme.gap

                HoldToRead {
                    objectName: root.child.handle + "mayBe." + offer.index
                    x: -Theme.gap
                    width: parent.width + Theme.gap
                    strong: true
                    line: offer.likely ? qsTr("%1, likely").arg(offer.initials) : offer.initials
                    heldText: offer.title
                }

                PlainText {
                    width: parent.width
                    text: offer.alike
                }

                PlainText {
                    visible: offer.unlike.length > 0
                    width: parent.width
                    text: qsTr("but %1").arg(offer.unlike)
                    color: Theme.amber
                }

                ActionButton {
                    objectName: root.child.handle + "mayBe." + offer.index + ".link"
                    text: qsTr("It is this child")
                    explanation: qsTr("Links both. What you wrote stays; one tap takes the link back")
                    onClicked: root.child.link(offer.id)
                }
            }
        }
    }

    Card {
        visible: root.linkedWith.length > 0
        width: root.width

        Flow {
            width: parent.width
            spacing: Theme.space

            HoldToRead {
                objectName: root.child ? root.child.handle + "linked" : ""
                width: Math.min(implicitWidth, parent.width)
                strong: true
                line: qsTr("Known as %1").arg(root.linkedWith)
                heldText: root.child ? root.child.linkedTitle : ""
            }

            ActionButton {
                objectName: root.child ? root.child.handle + "unlink" : ""
                text: qsTr("Not the same child")
                explanation: qsTr("Takes the link back. What you wrote stays")
                onClicked: root.child.unlink()
            }
        }
    }
}
