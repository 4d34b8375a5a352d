import QtQuick
import SeenHeard.ViewModels

/// The same where the rest of its page does not wait for it either.
ShownWhen {
    id: root

    due: false

    Turn {
        growth: PageGrowth
        onCame: root.due = true
    }
}
