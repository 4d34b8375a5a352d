import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// What is beside the records where there is room.
ScrollColumn {
    id: root

    required property TabletViewModel tablet

    limit: 620

    TodayHead {
        width: parent.width
        tablet: root.tablet
        aside: true
    }
}
