import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// A list that scrolls, however long: only the rows on screen exist. Its rows are no wider than reads well; what is put
/// into it stands above them and scrolls with them. By keyboard it is one stop, in which arrows go from row to row:
/// nobody gets past ten thousand by Tab.
ListView {
    id: root

    default property alias head: top.data
    property int limit: Theme.column
    property int padding: width < Theme.narrow ? Theme.space : Theme.margin
    readonly property real rowWidth: Math.min(limit, width - 2 * padding)
    readonly property real rowX: Math.max(padding, (width - rowWidth) / 2)
    /// Nobody has moved it from its beginning.
    property bool begins: true

    /// What has the cursor, where it is in here and a key brought it there: a finger's target stays put.
    readonly property Item cursor: Window.activeFocusItem
    readonly property bool follows: isInside(cursor) && ((cursor as T.Control)?.visualFocus ?? false)

    function isInside(item: Item): bool {
        while (item && item !== contentItem)
            item = item.parent;
        return item !== null;
    }

    function follow(): void {
        const at = cursor.mapToItem(contentItem, 0, 0).y;
        if (at < contentY || at + cursor.height + padding > contentY + height)
            scrollTo(at - 12);
    }

    function scrollTo(y: real): void {
        contentY = Math.max(originY - topMargin, Math.min(originY + contentHeight + bottomMargin - height, y));
        begins = atYBeginning;
    }

    /// Whoever is at the beginning stays there while what stands above is made, or takes more room.
    function stay(): void {
        if (begins && !moving)
            contentY = originY - topMargin;
    }

    function step(by: int): void {
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
        currentItem?.forceActiveFocus(Qt.TabFocusReason);
    }

    onFollowsChanged: if (follows)
        follow()
    onCursorChanged: if (follows)
        follow()
    onHeightChanged: {
        if (follows)
            follow();
        settled.restart();
    }
    keyNavigationEnabled: false
    highlightFollowsCurrentItem: false
    Keys.onDownPressed: step(1)
    Keys.onUpPressed: step(-1)
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp;
        if (event.accepted)
            scrollTo(contentY + (event.key === Qt.Key_PageDown ? 0.8 : -0.8) * height);
    }

    spacing: Theme.gap
    topMargin: padding + (top.height > 0 ? top.height + spacing : 0)
    bottomMargin: padding
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: ScrollMark {
    }

    onMovementEnded: begins = atYBeginning
    onTopMarginChanged: {
        stay();
        settled.restart();
    }

    Timer {
        id: settled

        // Once more when the rows have been laid out anew: that puts them where they were.
        interval: 1
        onTriggered: root.stay()
    }

    Column {
        id: top

        parent: root.contentItem
        x: root.rowX
        // The first row does not lie at zero where rows were made from the end upwards.
        y: root.originY - height - root.spacing
        width: root.rowWidth
        spacing: Theme.space
    }
}
