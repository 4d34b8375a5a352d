import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Words spoken into the tablet, where it can write them down by itself. Listens after a tap where nobody else could
/// hear; elsewhere only while it is held.
ActionButton {
    id: root

    required property FieldViewModel field
    required property CaptureViewModel capture
    readonly property DictationViewModel dictation: capture.dictation
    /// Asked anew with each answer.
    readonly property bool alone: capture.answers >= 0 && dictation.isAlone(field)

    objectName: visible ? field.handle + ".dictate" : ""
    visible: dictation.available
    text: dictation.listening ? qsTr("Listening: stop") : alone ? qsTr("Speak the words") : qsTr("Hold to speak the words")
    explanation: qsTr("This tablet writes them down by itself; nothing leaves it")
    onClicked: if (alone)
        dictation.listening ? dictation.stop() : dictation.listen(field, false)
    onDownChanged: if (!alone)
        down ? dictation.listen(field, true) : dictation.stop()
}
