pragma ComponentBehavior: Bound
import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// Clocks that this officer has to see to now: before anything is started.
Column {
    id: root

    required property TabletViewModel tablet

    spacing: Theme.gap

    Repeater {
        model: GrowingRows {
            rows: root.tablet.today.pressing
            growth: PageGrowth
        }

        delegate: PressingClock {
            width: root.width
            onClicked: root.tablet.openRecord(record)
        }
    }
}
