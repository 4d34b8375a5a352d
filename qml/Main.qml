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

        FocusScope {
            id: page

            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.Unlock ? 1 : 0

                delegate: UnlockPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.Today ? 1 : 0

                delegate: TodayPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.BeforeYouAsk ? 1 : 0

                delegate: BeforeYouAskPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.Capture ? 1 : 0

                delegate: CapturePage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.WhatFollows ? 1 : 0

                delegate: WhatFollowsPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.Record ? 1 : 0

                delegate: RecordPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.Differences ? 1 : 0

                delegate: DifferencesPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.Sending ? 1 : 0

                delegate: SendingPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.Find ? 1 : 0

                delegate: FindPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }

            Repeater {
                model: root.tablet.navigation.page === NavigationViewModel.ThisTablet ? 1 : 0

                delegate: ThisTabletPage {
                    anchors.fill: parent
                    focus: true
                    tablet: root.tablet
                }
            }
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
}
