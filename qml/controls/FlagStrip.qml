pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What keeps a child or an officer safe, each with whom it concerns.
Column {
    id: root

    required property RowListModel flags

    spacing: Theme.gap

    Repeater {
        model: root.flags

        delegate: Rectangle {
            id: flag

            required property string label
            required property string about
            required property bool danger

            width: root.width
            height: words.implicitHeight + Theme.space
            radius: Theme.radius
            color: danger ? Theme.redWash : Theme.amberWash
            Accessible.role: Accessible.StaticText
            Accessible.name: Speech.sentences([label, about])

            Column {
                id: words

                x: Theme.space
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.space

                PlainText {
                    width: parent.width
                    text: flag.label
                    color: flag.danger ? Theme.red : Theme.amber
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }

                PlainText {
                    visible: flag.about.length > 0
                    width: parent.width
                    text: flag.about
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }
            }
        }
    }
}
