pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Light or dark, size of text, motion, language.
Column {
    id: root

    required property AppearanceViewModel appearance

    spacing: Theme.space

    SectionHeader {
        width: parent.width
        text: qsTr("How screens look")
    }

    ChipFlow {
        width: parent.width

        Chip {
            objectName: "look.byTime"
            label: qsTr("By time of day")
            single: true
            selected: root.appearance.choice === AppearanceViewModel.ByTimeOfDay
            onClicked: root.appearance.choice = AppearanceViewModel.ByTimeOfDay
        }

        Chip {
            objectName: "look.light"
            label: qsTr("Light")
            single: true
            selected: root.appearance.choice === AppearanceViewModel.Light
            onClicked: root.appearance.choice = AppearanceViewModel.Light
        }

        Chip {
            objectName: "look.dark"
            label: qsTr("Dark")
            single: true
            selected: root.appearance.choice === AppearanceViewModel.Dark
            onClicked: root.appearance.choice = AppearanceViewModel.Dark
        }
    }

    ChipFlow {
        width: parent.width

        PlainText {
            text: qsTr("Text at %1 %").arg(Math.round(root.appearance.zoom * 100))
            height: Math.max(smaller.height, implicitHeight)
            verticalAlignment: Text.AlignVCenter
            rightPadding: Theme.gap
        }

        ActionButton {
            id: smaller

            objectName: "look.smaller"
            text: qsTr("Smaller")
            enabled: root.appearance.zoom > 1
            onClicked: root.appearance.zoom = root.appearance.zoom - 0.25
        }

        ActionButton {
            objectName: "look.larger"
            text: qsTr("Larger")
            enabled: root.appearance.zoom < 2
            onClicked: root.appearance.zoom = root.appearance.zoom + 0.25
        }
    }

    Column {
        visible: root.appearance.languages.count > 1
        width: parent.width
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: qsTr("Language, from the next unlocking")
        }

        ChipFlow {
            width: parent.width

            Repeater {
                model: root.appearance.languages

                delegate: Chip {
                    required property string code
                    required property string name

                    objectName: "look.language." + code
                    label: name
                    single: true
                    selected: root.appearance.language === code
                    onClicked: root.appearance.language = code
                }
            }
        }
    }

    Chip {
        objectName: "look.still"
        label: qsTr("Nothing moves")
        selected: !root.appearance.motion
        onClicked: root.appearance.motion = !root.appearance.motion
    }

    Chip {
        objectName: "look.keyboard"
        label: qsTr("Keyboard on screen, from the next start")
        selected: root.appearance.keyboardOnScreen
        width: Math.min(implicitWidth, root.width)
        onClicked: root.appearance.keyboardOnScreen = !root.appearance.keyboardOnScreen
    }
}
