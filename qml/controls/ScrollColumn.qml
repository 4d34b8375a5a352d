import QtQuick
import QtQuick.Templates as T
import SeenHeard
import SeenHeard.ViewModels

/// A column that scrolls, no wider than reads well.
Flickable {
    id: root

    default property alias content: column.data
    property int spacing: Theme.space
    property int limit: Theme.column
    property int padding: width < Theme.narrow ? Theme.space : Theme.margin

    /// What has the cursor, where it is in here and a key or a text brought it there: a finger's target stays put.
    readonly property Item cursor: Window.activeFocusItem
    readonly property bool typing: cursor instanceof TextEdit || cursor instanceof TextInput
    readonly property bool follows: isInside(cursor) && (typing || ((cursor as T.Control)?.visualFocus ?? false))

    function isInside(item: Item): bool {
        while (item && item !== column)
            item = item.parent;
        return item !== null;
    }

    /// False as long as something that was just made waits for its place.
    function holds(item: Item): bool {
        return item.mapToItem(column, 0, 0).y < column.height;
    }

    /// Brings an item into view.
    function reveal(item: Item): void {
        show(item.mapToItem(column, 0, 0).y, item.height);
    }

    /// Of a text the line that is written on.
    function follow(): void {
        if (!cursor)
            return;
        const line = (cursor as TextEdit)?.cursorRectangle ?? Qt.rect(0, 0, 0, cursor.height);
        show(cursor.mapToItem(column, 0, line.y).y, line.height);
    }

    function show(top: real, high: real): void {
        if (top < contentY || top + high + 2 * padding > contentY + height)
            contentY = Math.max(0, Math.min(top - 12, contentHeight - height));
    }

    /// A page up or down, without leaving it.
    function turn(by: int): void {
        contentY = Math.max(0, Math.min(contentHeight - height, contentY + by * height * 0.8));
    }

    onFollowsChanged: if (follows)
        follow()
    onCursorChanged: if (follows)
        follow()
    onHeightChanged: settled.restart()
    activeFocusOnTab: contentHeight > height
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Page, arrows scroll it")
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp || activeFocus && (event.key === Qt.Key_Down || event.key === Qt.Key_Up);
        if (event.accepted)
            turn(event.key === Qt.Key_PageDown || event.key === Qt.Key_Down ? 1 : -1);
    }

    contentWidth: width
    contentHeight: column.height + 2 * padding
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: ScrollMark {
    }

    Rectangle {
        parent: root
        anchors.fill: parent
        visible: root.activeFocus
        color: "transparent"
        border.width: 3
        border.color: Theme.ink
    }

    Timer {
        id: settled

        // After what stands in here has taken its new places.
        interval: 1
        onTriggered: if (root.follows)
            root.follow()
    }

    Connections {
        function onCursorRectangleChanged(): void {
            root.follow();
        }

        target: root.follows && root.typing ? root.cursor : null
        ignoreUnknownSignals: true
    }

    Column {
        id: column

        x: Math.max(root.padding, (root.width - width) / 2)
        y: root.padding
        width: Math.min(root.limit, root.width - 2 * root.padding)
        spacing: root.spacing
    }
}
