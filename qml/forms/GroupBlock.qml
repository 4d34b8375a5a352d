pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The scene or one child: its sections, in the order of the form.
Column {
    id: root

    required property ItemViewModel group
    required property CaptureViewModel capture
    required property ScrollColumn scroller
    readonly property ObjectListModel sections: capture.inTheRoom ? group.inTheRoom : group.beforeYouDriveOff

    /// Its sections have come: what stands under them no longer moves.
    property bool whole: false

    spacing: Theme.margin + 8

    Turn {
        growth: PageGrowth
        onCame: root.whole = true
    }

    PlainText {
        visible: root.sections.count > 0 && !(root.group.isScene && root.capture.inTheRoom)
        topPadding: root.capture.inTheRoom ? 0 : Theme.space
        width: parent.width
        text: root.group.title
        font.family: root.group.isScene ? Theme.sans : Theme.serif
        font.pixelSize: Theme.heading
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Repeater {
        model: root.sections

        delegate: GrowingPart {
            id: part

            required property SectionViewModel section

            width: root.width
            onTurn: setSource("SectionBlock.qml", {
                    "section": part.section,
                    "capture": root.capture,
                    "scroller": root.scroller
                })
        }
    }

    ActionButton {
        objectName: root.group.handle + "withdraw"
        visible: root.whole && !root.group.isScene && root.capture.inTheRoom
        text: qsTr("Take this child back")
        explanation: qsTr("Takes back what you wrote of this child; undo brings it back")
        onClicked: root.group.withdraw()
    }
}
