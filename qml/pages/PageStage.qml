import QtQuick
import SeenHeard.ViewModels

/// Shows the page that navigation names. A page is read when it is first needed, so that the first one, which somebody
/// waits for, does not wait for all others; those are read once it is drawn, while the PIN is being entered. A page is
/// made at once, and what is long in it comes part by part (PageGrowth): a page that Qt makes bit by bit between
/// frames corrupts the heap where another page takes its place meanwhile (Qt 6.4). A page that was left goes part by
/// part too (LeavingPages); of a tablet that is locked nothing stays.
FocusScope {
    id: root

    required property TabletViewModel tablet
    readonly property int page: tablet.navigation.page

    property list<QtObject> ready
    property Item item
    /// Today, made unseen while the PIN is being checked: what is left to wait for then is what it shows.
    property Item ahead

    objectName: "stage"

    function urlOf(page: int): url {
        switch (page) {
        case NavigationViewModel.Unlock:
            return Qt.resolvedUrl("unlock/UnlockPage.qml");
        case NavigationViewModel.Today:
            return Qt.resolvedUrl("today/TodayPage.qml");
        case NavigationViewModel.BeforeYouAsk:
            return Qt.resolvedUrl("briefing/BeforeYouAskPage.qml");
        case NavigationViewModel.Capture:
            return Qt.resolvedUrl("capture/CapturePage.qml");
        case NavigationViewModel.ShowTheChild:
            return Qt.resolvedUrl("capture/ShowTheChildPage.qml");
        case NavigationViewModel.WhatFollows:
            return Qt.resolvedUrl("capture/WhatFollowsPage.qml");
        case NavigationViewModel.Record:
            return Qt.resolvedUrl("record/RecordPage.qml");
        case NavigationViewModel.Differences:
            return Qt.resolvedUrl("differences/DifferencesPage.qml");
        case NavigationViewModel.Sending:
            return Qt.resolvedUrl("sending/SendingPage.qml");
        case NavigationViewModel.Find:
            return Qt.resolvedUrl("find/FindPage.qml");
        case NavigationViewModel.Child:
            return Qt.resolvedUrl("child/ChildPage.qml");
        case NavigationViewModel.SameChild:
            return Qt.resolvedUrl("child/SameChildPage.qml");
        case NavigationViewModel.Review:
            return Qt.resolvedUrl("review/ReviewPage.qml");
        case NavigationViewModel.ReviewRecord:
            return Qt.resolvedUrl("review/ReviewRecordPage.qml");
        case NavigationViewModel.Feedback:
            return Qt.resolvedUrl("feedback/FeedbackPage.qml");
        case NavigationViewModel.ThisTablet:
            return Qt.resolvedUrl("tablet/ThisTabletPage.qml");
        case NavigationViewModel.Pin:
            return Qt.resolvedUrl("tablet/PinPage.qml");
        }
        return "";
    }

    function make(page: int): Item {
        const component = Qt.createComponent(urlOf(page));
        const made = component.createObject(root, {
                "tablet": root.tablet,
                "visible": false,
                "width": root.width,
                "height": root.height
            });
        if (!made)
            console.error(component.errorString());
        return made as Item;
    }

    function show() {
        LeavingPages.leave(item);
        if (page === NavigationViewModel.Unlock)
            LeavingPages.hurry();
        item = page === NavigationViewModel.Today && ahead ? ahead : make(page);
        ahead = null;
        item.focus = true;
        item.visible = true;
    }

    Timer {
        // Behind the frame that says that the PIN is being checked.
        interval: 30
        running: root.tablet.unlock.checking && !root.ahead
        onTriggered: root.ahead = root.make(NavigationViewModel.Today)
    }

    Binding {
        target: root.item
        property: "width"
        value: root.width
    }

    Binding {
        target: root.item
        property: "height"
        value: root.height
    }

    onPageChanged: show()
    Component.onCompleted: show()

    Connections {
        target: root.Window.window

        function onFrameSwapped() {
            if (root.ready.length > 0)
                return;
            for (let page = NavigationViewModel.Unlock; page <= NavigationViewModel.Pin; ++page)
                root.ready.push(Qt.createComponent(root.urlOf(page), Component.Asynchronous));
            if (root.tablet.appearance.keyboardInUse)
                root.ready.push(Qt.createComponent("../controls/OnScreenKeyboard.qml", Component.Asynchronous));
        }
    }
}
