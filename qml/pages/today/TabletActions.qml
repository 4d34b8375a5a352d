import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The tablet itself: what it is, and locking it.
Flow {
    id: root

    required property TabletViewModel tablet

    spacing: Theme.gap

    ActionButton {
        objectName: "today.tablet"
        text: qsTr("This tablet")
        onClicked: root.tablet.navigation.go(NavigationViewModel.ThisTablet)
    }

    ActionButton {
        objectName: "today.lock"
        text: qsTr("Lock")
        explanation: qsTr("Unsent work is safe while the tablet is locked")
        onClicked: root.tablet.lock()
    }
}
