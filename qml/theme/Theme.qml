pragma Singleton
import QtQuick

/// Colours, sizes and voices of every screen. What belongs to a child (a name, words) is set in serif; the program
/// speaks in sans. Amber and red are for what needs somebody; green is only ever a receipt.
QtObject {
    id: root

    property bool dark: true
    property real zoom: 1
    property bool motion: true

    readonly property color ground: dark ? "#0d1218" : "#f3f0e9"
    readonly property color surface: dark ? "#161d26" : "#fffefb"
    readonly property color raised: dark ? "#202a36" : "#ece8de"
    readonly property color line: dark ? "#3d4b5c" : "#bdb6a6"
    readonly property color ink: dark ? "#f2efe8" : "#1a2230"
    readonly property color quiet: dark ? "#a8b4c3" : "#555e6b"
    readonly property color accent: dark ? "#a9c1ff" : "#28468f"
    readonly property color accentInk: dark ? "#0d1833" : "#ffffff"
    readonly property color accentWash: dark ? "#1b2740" : "#e4eafa"
    readonly property color words: dark ? "#262117" : "#fdf3d9"
    readonly property color wordsInk: dark ? "#fbe9c6" : "#3b2a08"
    readonly property color wordsQuiet: dark ? "#cdb98f" : "#6b5523"
    readonly property color opinion: dark ? "#1a1c2c" : "#ebeaf5"
    readonly property color amber: dark ? "#f4c264" : "#7c5200"
    readonly property color amberWash: dark ? "#302611" : "#fdefce"
    readonly property color red: dark ? "#ff9a90" : "#a1211a"
    readonly property color redWash: dark ? "#371a1a" : "#fce5e2"
    /// What is drawn on is white by night too: it is looked at again by day.
    readonly property color paper: "#ffffff"
    readonly property color paperInk: "#1a2230"
    readonly property color receipt: dark ? "#84d6a8" : "#1c683e"

    readonly property string sans: "Noto Sans"
    readonly property string serif: "Noto Serif"

    readonly property int small: Math.round(14 * zoom)
    readonly property int body: Math.round(16 * zoom)
    readonly property int label: Math.round(18 * zoom)
    readonly property int title: Math.round(22 * zoom)
    readonly property int heading: Math.round(30 * zoom)
    readonly property int quote: Math.round(24 * zoom)

    readonly property int touch: 48
    readonly property int gap: 8
    readonly property int space: 16
    readonly property int margin: 24
    readonly property int radius: 12

    /// Below this width a page is a telephone's, with smaller margins.
    readonly property int narrow: 600
    /// Below this width one pane, above it two.
    readonly property int twoPanes: 1000
    readonly property int column: 760
}
