import QtQuick

/// As many rows as a full tablet holds, with next to nothing in them: what scrolling costs anybody.
Window {
    width: 1280
    height: 800
    visible: true

    ListView {
        anchors.fill: parent
        model: 100000
        delegate: Item {
            required property int index

            width: ListView.view.width
            height: 100
        }
    }
}
