import QtQuick
import QtQuick.Layouts
import SeenHeard

/// The heading of a section, with a rule to the edge.
RowLayout {
    id: root

    property string text

    spacing: Theme.space
    Accessible.role: Accessible.Heading
    Accessible.name: text

    PlainText {
        text: root.text
        color: Theme.quiet
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        font.letterSpacing: 1.2
        font.capitalization: Font.AllUppercase
        Layout.maximumWidth: root.width
        Accessible.ignored: true
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: 1
        color: Theme.line
    }
}
