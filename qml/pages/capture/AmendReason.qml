import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Why a submitted record is changed: both what stood and what stands stay on it.
Card {
    id: root

    required property CaptureViewModel capture

    Column {
        width: parent.width
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: qsTr("You submitted this record. Say why you change it; what stood before stays on it.")
        }

        LineField {
            objectName: "amend.reason"
            label: qsTr("Why you change it")
            placeholderText: qsTr("Reason")
            width: parent.width
            text: root.capture.reason
            onTextEdited: root.capture.reason = text
        }
    }
}
