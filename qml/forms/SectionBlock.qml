pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// A section of a form: its heading, its questions, and one tap to what is rarely needed. What the officer makes of it
/// stands on a ground of its own.
Item {
    id: root

    required property SectionViewModel section
    required property CaptureViewModel capture
    required property ScrollColumn scroller
    readonly property bool opinion: section.opinion
    readonly property ItemViewModel child: section.child
    /// Its questions have come: what stands under them no longer moves.
    property bool whole: false

    implicitHeight: column.implicitHeight + (opinion ? 2 * Theme.space : 0)

    Turn {
        growth: PageGrowth
        onCame: root.whole = true
    }

    Rectangle {
        visible: root.opinion
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.opinion
    }

    Column {
        id: column

        x: root.opinion ? Theme.space : 0
        y: root.opinion ? Theme.space : 0
        width: parent.width - 2 * x
        spacing: Theme.margin

        SectionHeader {
            width: parent.width
            text: root.section.title
        }

        Repeater {
            model: root.section.fields

            delegate: QuestionPart {
                capture: root.capture
                scroller: root.scroller
                width: column.width
            }
        }

        KnownChildOffers {
            visible: root.whole && root.child !== null && (root.child.mayBe.count > 0 || root.child.linkedWith.length > 0)
            child: root.child
            width: parent.width
        }

        ActionButton {
            objectName: "unfold." + root.section.name
            visible: root.whole && root.section.foldedCount > 0
            width: Math.min(implicitWidth, parent.width)
            text: qsTr("More: %1").arg(root.section.title.toLowerCase())
            explanation: qsTr("Opens questions that are rarely needed")
            onClicked: root.section.unfold()
        }
    }
}
