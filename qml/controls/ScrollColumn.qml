import QtQuick
import QtQuick.Templates as T
import SeenHeard

/// A column that scrolls, no wider than reads well.
Flickable {
    id: root

    default property alias content: column.data
    property int spacing: Theme.space
    property int limit: Theme.column
    property int padding: width < 600 ? Theme.space : Theme.margin

    /// Brings an item into view.
    function reveal(item: Item): void {
        const top = item.mapToItem(column, 0, 0).y;
        if (top < contentY || top + item.height > contentY + height)
            contentY = Math.max(0, Math.min(top - 12, contentHeight - height));
    }

    contentWidth: width
    contentHeight: column.height + 2 * padding
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: ScrollMark {
    }

    Column {
        id: column

        x: Math.max(root.padding, (root.width - width) / 2)
        y: root.padding
        width: Math.min(root.limit, root.width - 2 * root.padding)
        spacing: root.spacing
    }
}
