import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What a question is answered with. A FieldBlock loads the one that fits its field.
Column {
    id: root

    required property FieldViewModel field
    required property CaptureViewModel capture
    required property ScrollColumn scroller
    /// What is written into, where something is.
    property Item writing: null

    spacing: Theme.gap
}
