pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The pictures on this tablet, the newest first, by name and time.
Column {
    id: root

    required property string handle
    property alias folders: found.folders

    signal chosen(string file)

    function refresh(): void {
        found.refresh();
    }

    spacing: Theme.gap

    PictureFilesModel {
        id: found
    }

    PlainText {
        visible: found.files.count === 0
        width: parent.width
        text: qsTr("There is no JPEG or PNG file among this tablet’s pictures, downloads or plugged-in media.")
        color: Theme.quiet
    }

    Repeater {
        model: found.files

        delegate: TappableCard {
            id: row

            required property int index
            required property string file
            required property string name
            required property string detail

            objectName: root.handle + ".file." + index
            width: root.width
            text: qsTr("%1, %2").arg(name).arg(detail)
            onClicked: root.chosen(file)

            Column {
                width: parent.width

                PlainText {
                    width: parent.width
                    text: row.name
                    Accessible.ignored: true
                }

                PlainText {
                    width: parent.width
                    text: row.detail
                    color: Theme.quiet
                    font.pixelSize: Theme.small
                    Accessible.ignored: true
                }
            }
        }
    }
}
