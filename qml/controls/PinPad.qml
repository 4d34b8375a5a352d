pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard

/// Ten digits, take back, go on. Works with a keyboard too.
FocusScope {
    id: root

    property bool ready: false
    property string confirmWords: qsTr("Unlock")
    readonly property int key: Math.min(88, (width - 2 * Theme.space) / 3)

    signal pressed(int digit)
    signal erased
    signal confirmed

    implicitWidth: 3 * 88 + 2 * Theme.space
    implicitHeight: grid.implicitHeight
    Keys.onDigit0Pressed: pressed(0)
    Keys.onDigit1Pressed: pressed(1)
    Keys.onDigit2Pressed: pressed(2)
    Keys.onDigit3Pressed: pressed(3)
    Keys.onDigit4Pressed: pressed(4)
    Keys.onDigit5Pressed: pressed(5)
    Keys.onDigit6Pressed: pressed(6)
    Keys.onDigit7Pressed: pressed(7)
    Keys.onDigit8Pressed: pressed(8)
    Keys.onDigit9Pressed: pressed(9)
    Keys.onReturnPressed: confirmed()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            root.erased();
    }

    Grid {
        id: grid

        anchors.horizontalCenter: parent.horizontalCenter
        columns: 3
        spacing: Theme.space

        Repeater {
            model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

            delegate: PinKey {
                required property int modelData

                objectName: "pin." + modelData
                text: modelData
                width: root.key
                onClicked: root.pressed(modelData)
            }
        }

        PinKey {
            objectName: "pin.erase"
            text: qsTr("Erase")
            small: true
            width: root.key
            onClicked: root.erased()
        }

        PinKey {
            objectName: "pin.0"
            text: "0"
            width: root.key
            onClicked: root.pressed(0)
        }

        PinKey {
            objectName: "pin.unlock"
            text: root.confirmWords
            small: true
            filled: root.ready
            enabled: root.ready
            width: root.key
            onClicked: root.confirmed()
        }
    }
}
