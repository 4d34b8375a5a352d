import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What is known from the briefing, as one line; read only while it is held.
HoldToRead {
    id: root

    required property CaptureViewModel capture

    objectName: "capture.notes"
    line: capture.notesLine
    heldText: capture.notesText
}
