import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// Where in a long page one is.
T.ScrollBar {
    id: root

    implicitWidth: 8
    padding: 2
    visible: size < 1

    contentItem: Rectangle {
        implicitWidth: 4
        radius: 2
        color: Theme.line
    }
}
