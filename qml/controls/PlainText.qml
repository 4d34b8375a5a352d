import QtQuick
import SeenHeard

/// Every text on every screen: plain, so that nothing somebody wrote can become markup, and spoken as it stands.
Text {
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.ink
    font.family: Theme.sans
    font.pixelSize: Theme.body
    lineHeight: 1.15
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
