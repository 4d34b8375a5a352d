import QtQuick
import SeenHeard
import SeenHeard.ViewModels

/// The place of something on a long page that is made when its turn comes.
Loader {
    id: root

    signal turn

    visible: item !== null
    // Nobody taps it before its column has put it where it belongs, which is with the next frame.
    y: 1e6

    Turn {
        growth: PageGrowth
        onCame: root.turn()
    }
}
