pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The tablet's one window: the page that navigation names, what has to be said, and the cover over everything.
Window {
    id: root

    required property TabletViewModel tablet
    /// A text has had the cursor: who only reads does not wait for a keyboard.
    property bool writes: false
    /// Something of the page is still to come.
    readonly property bool growing: PageGrowth.growing

    onActiveFocusItemChanged: if (activeFocusItem instanceof TextInput || activeFocusItem instanceof TextEdit)
        keyboardSoon.start()

    width: 1280
    height: 800
    minimumWidth: 360
    minimumHeight: 480
    visible: true
    color: Theme.ground
    title: qsTr("Seen & Heard")

    Timer {
        id: keyboardSoon

        // Behind the frame that shows the page with the text: making both at once would hold it up.
        interval: 40
        onTriggered: root.writes = true
    }

    FrameAnimation {
        running: root.growing
        onTriggered: PageGrowth.grow()
    }

    Binding {
        target: Theme
        property: "dark"
        value: root.tablet.appearance.dark
    }

    Binding {
        target: Theme
        property: "zoom"
        value: root.tablet.appearance.zoom
    }

    Binding {
        target: Theme
        property: "motion"
        value: root.tablet.appearance.motion
    }

    Shortcut {
        sequences: ["F12"]
        onActivated: root.tablet.covered = true
    }

    Shortcut {
        sequences: ["Esc", "Back"]
        enabled: !root.tablet.covered && !root.tablet.askFirst.asks && root.tablet.record.historyOf.length === 0
        onActivated: root.tablet.navigation.back()
    }

    Item {
        anchors.fill: parent
        visible: !root.tablet.covered && !root.tablet.askFirst.asks

        PageStage {
            id: stage

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: notice.top
            focus: true
            tablet: root.tablet
        }

        ShownWhen {
            id: notice

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: keyboard.top
            height: needed ? implicitHeight : 0
            file: Qt.resolvedUrl("controls/NoticeBar.qml")
            needed: root.tablet.notice.length > 0
            tablet: root.tablet
        }

        ShownWhen {
            id: keyboard

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: needed ? implicitHeight : 0
            file: Qt.resolvedUrl("controls/OnScreenKeyboard.qml")
            needed: root.tablet.appearance.keyboardInUse && root.writes
            tablet: root.tablet
        }
    }

    ShownWhen {
        anchors.fill: parent
        visible: !root.tablet.covered
        file: Qt.resolvedUrl("pages/unlock/AskFirstSheet.qml")
        needed: root.tablet.askFirst.asks
        tablet: root.tablet
        onNeededChanged: if (!needed)
            stage.forceActiveFocus()
    }

    ShownWhen {
        file: Qt.resolvedUrl("controls/FocusRing.qml")
        needed: root.tablet.navigation.page !== NavigationViewModel.Unlock
        tablet: root.tablet
    }

    ShownWhen {
        anchors.fill: parent
        file: Qt.resolvedUrl("controls/CoverScreen.qml")
        needed: root.tablet.covered
        tablet: root.tablet
        onNeededChanged: if (!needed)
            stage.forceActiveFocus()
    }
}
