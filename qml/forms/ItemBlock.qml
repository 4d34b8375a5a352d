pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import SeenHeard
import SeenHeard.ViewModels

/// One item of a list. A quotation folds to a line when it is done: nobody reads it over a shoulder.
Rectangle {
    id: root

    required property ItemViewModel item
    required property CaptureViewModel capture
    required property ScrollColumn scroller
    /// Its questions have come: what stands under them no longer moves.
    property bool whole: false

    implicitHeight: (item.closed ? folded.implicitHeight : open.implicitHeight) + 2 * Theme.space
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.line

    Turn {
        growth: PageGrowth
        onCame: root.whole = true
    }

    RowLayout {
        id: folded

        visible: root.item.closed
        x: Theme.space
        y: Theme.space
        width: root.width - 2 * Theme.space
        spacing: Theme.gap

        PlainText {
            text: qsTr("%1, %2").arg(root.item.title).arg(root.item.savedWords)
            color: Theme.quiet
            Layout.fillWidth: true
        }

        ActionButton {
            objectName: root.item.handle + "open"
            text: qsTr("Open")
            onClicked: root.item.setClosed(false)
        }
    }

    ColumnLayout {
        id: open

        visible: !root.item.closed
        x: Theme.space
        y: Theme.space
        width: root.width - 2 * Theme.space
        spacing: Theme.space

        GridLayout {
            columns: root.width < 340 * Theme.zoom ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true

            PlainText {
                text: root.item.title
                font.weight: Font.DemiBold
                color: Theme.quiet
                Layout.fillWidth: true
            }

            ActionButton {
                objectName: root.item.handle + "withdraw"
                visible: !root.item.isNew
                text: qsTr("Take back")
                explanation: qsTr("Takes back what you wrote here; undo brings it back")
                onClicked: root.item.withdraw()
            }
        }

        Repeater {
            model: root.item.closed ? null : root.item.fields

            delegate: QuestionPart {
                capture: root.capture
                scroller: root.scroller
                Layout.fillWidth: true
            }
        }

        ActionButton {
            objectName: root.item.handle + "more"
            visible: root.whole && root.item.hasMore
            text: qsTr("More")
            explanation: qsTr("Opens questions that are rarely needed")
            onClicked: root.item.unfold()
        }
    }
}
