import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The place of the scene or of one child.
GrowingPart {
    id: root

    required property ItemViewModel group
    required property CaptureViewModel capture
    required property ScrollColumn scroller

    onTurn: setSource("GroupBlock.qml", {
            "group": root.group,
            "capture": root.capture,
            "scroller": root.scroller
        })
}
