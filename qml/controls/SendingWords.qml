import QtQuick
import SeenHeard

/// Where a record is, in words. Green only where there is a receipt.
PlainText {
    property string kind

    color: kind === "applied" || kind === "received" ? Theme.receipt : kind === "held" ? Theme.amber : Theme.quiet
    font.pixelSize: Theme.small
}
