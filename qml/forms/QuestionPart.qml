import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The place of a question. Takes the cursor where that is wanted, once it is made and in its place.
GrowingPart {
    id: root

    required property FieldViewModel field
    required property CaptureViewModel capture
    required property ScrollColumn scroller
    readonly property bool wanted: capture.wanted === field.path
    /// It was wanted; it may have another path since, where an answer made its item real.
    property bool takes: false

    onWantedChanged: takes = takes || wanted
    onTurn: setSource("FieldBlock.qml", {
            "field": root.field,
            "capture": root.capture,
            "scroller": root.scroller
        })

    Timer {
        // After the layout has settled around what has just appeared.
        interval: 1
        repeat: true
        running: root.visible && root.takes
        onTriggered: if (root.scroller.holds(root)) {
            root.takes = false;
            root.capture.wanted = "";
            root.scroller.reveal(root);
            (root.item as FieldBlock)?.takeCursor();
        }
    }
}
