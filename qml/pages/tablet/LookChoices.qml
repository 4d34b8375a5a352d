import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Light or dark, size of text, motion.
Column {
    id: root

    required property AppearanceViewModel appearance

    spacing: Theme.space

    SectionHeader {
        width: parent.width
        text: qsTr("How screens look")
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

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

    Flow {
        width: parent.width
        spacing: Theme.gap

        PlainText {
            text: qsTr("Text at %1 %").arg(Math.round(root.appearance.zoom * 100))
            height: Math.max(Theme.touch, implicitHeight)
            verticalAlignment: Text.AlignVCenter
            rightPadding: Theme.gap
        }

        ActionButton {
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

    Chip {
        objectName: "look.still"
        label: qsTr("Nothing moves")
        selected: !root.appearance.motion
        onClicked: root.appearance.motion = !root.appearance.motion
    }
}
