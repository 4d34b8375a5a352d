import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import SeenHeard.ViewModels

/// The keyboard of a device that has no other. It learns nothing and guesses nothing; pages end above it.
/// It is made at once: made in pieces, its rows of keys come after the text has the cursor, and its keys type nothing.
Item {
    id: root

    required property TabletViewModel tablet

    implicitHeight: panel.active ? panel.height : 0
    clip: true
    Component.onCompleted: {
        VirtualKeyboardSettings.activeLocales = ["en_GB"];
        VirtualKeyboardSettings.locale = "en_GB";
        // The text that has the cursor asked before there was a panel.
        root.tablet.appearance.showKeyboard();
    }

    InputPanel {
        id: panel

        objectName: "keyboard"
        width: root.width
    }
}
