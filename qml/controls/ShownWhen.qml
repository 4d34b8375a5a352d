import QtQuick
import SeenHeard.ViewModels

/// Something that is read and made when it is needed, and gone when it is not: the first page does not wait for it.
Loader {
    id: root

    required property url file
    required property bool needed
    required property TabletViewModel tablet
    /// It may be made now.
    property bool due: true

    function follow() {
        if (needed && due)
            setSource(file, {
                    "tablet": root.tablet
                });
        else
            source = "";
    }

    onNeededChanged: follow()
    onDueChanged: follow()
    Component.onCompleted: follow()
}
