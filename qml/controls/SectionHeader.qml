import QtQuick
import QtQuick.Layouts
import SeenHeard

/// The heading of a section, with a rule to the edge.
RowLayout {
    id: root

    property string text
    /// Room above it, where what it heads stands close to what comes before.
    property int above: 0

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
        Layout.topMargin: root.above
        Accessible.ignored: true
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: 1
        Layout.topMargin: root.above
        color: Theme.line
    }
}
