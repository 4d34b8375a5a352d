pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import SeenHeard
import SeenHeard.ViewModels

/// The tablet's one window: the page that navigation names, what has to be said, and the cover over everything.
Window {
    id: root

    required property TabletViewModel tablet
    readonly property list<Component> pages: [unlock, today, beforeYouAsk, capture, whatFollows, record, differences, sending, find, thisTablet]

    width: 1280
    height: 800
    minimumWidth: 360
    minimumHeight: 480
    visible: true
    color: Theme.ground
    title: qsTr("Seen & Heard")

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
        onActivated: root.tablet.navigation.back()
    }

    ColumnLayout {
        anchors.fill: parent
        visible: !root.tablet.covered
        spacing: 0

        Loader {
            id: page

            focus: true
            sourceComponent: root.pages[root.tablet.navigation.page]
            Layout.fillWidth: true
            Layout.fillHeight: true
        }

        NoticeBar {
            text: root.tablet.notice
            Layout.fillWidth: true
            onDismissed: root.tablet.dismissNotice()
        }
    }

    CoverScreen {
        anchors.fill: parent
        tablet: root.tablet
    }

    Component {
        id: unlock

        UnlockPage {
            tablet: root.tablet
        }
    }

    Component {
        id: today

        TodayPage {
            tablet: root.tablet
        }
    }

    Component {
        id: beforeYouAsk

        BeforeYouAskPage {
            tablet: root.tablet
        }
    }

    Component {
        id: capture

        CapturePage {
            tablet: root.tablet
        }
    }

    Component {
        id: whatFollows

        WhatFollowsPage {
            tablet: root.tablet
        }
    }

    Component {
        id: record

        RecordPage {
            tablet: root.tablet
        }
    }

    Component {
        id: differences

        DifferencesPage {
            tablet: root.tablet
        }
    }

    Component {
        id: sending

        SendingPage {
            tablet: root.tablet
        }
    }

    Component {
        id: find

        FindPage {
            tablet: root.tablet
        }
    }

    Component {
        id: thisTablet

        ThisTabletPage {
            tablet: root.tablet
        }
    }
}
